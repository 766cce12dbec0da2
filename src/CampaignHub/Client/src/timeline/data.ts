/** Days are written yyyy-MM-dd; a last day is included. */
export type PlanTask = {
  id: string; text: string; phase?: string; start: string; finish: string; latest: string; slack: number;
  state: string; isLate?: boolean; was?: [string, string]; mayMove?: boolean; mayBind?: boolean;
};
export type PlanMark = { text: string; from: string; to?: string };
export type PlanData = {
  today: string;
  phases: { id: string; text: string; start: string; finish: string }[];
  tasks: PlanTask[];
  links: { source: string; target: string; type: string }[];
  marks: PlanMark[];
};

export const readDay = (day: string) => new Date(`${day}T00:00:00`);
export const addDays = (day: Date, days: number) => new Date(day.getFullYear(), day.getMonth(), day.getDate() + days);

export function dayOf(date: Date) {
  const two = (number: number) => `${number}`.padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The chart's end is the first moment after; a milestone ends where it begins. */
export function lastDay(end: Date, first: string) {
  const last = dayOf(new Date(end.getTime() - 1));
  return last < first ? first : last;
}

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
/** The chart takes names for markup. */
export const plain = (text: string) => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign);

export function rowsOf(data: PlanData, none: string) {
  const used = new Set(data.tasks.map((task) => task.phase));
  const known = data.phases.filter((phase) => used.has(phase.id));
  const names = new Set(known.map((phase) => phase.id));
  const rest = data.tasks.filter((task) => !task.phase || !names.has(task.phase));
  const groups = known.map((phase) => ({ id: phase.id, text: plain(phase.text) }));
  if (known.length > 0 && rest.length > 0) groups.push({ id: "none", text: plain(none) });
  const parent = (task: PlanTask) => (known.length === 0 ? 0 : task.phase && names.has(task.phase) ? task.phase : "none");
  return [
    ...groups.map((group) => ({ ...group, type: "project", isPhase: true, open: true })),
    ...data.tasks.map((task) => ({
      id: task.id,
      text: plain(task.text),
      parent: parent(task),
      start_date: readDay(task.start),
      end_date: addDays(readDay(task.finish), 1),
      tone: toneOf(task),
      late: task.isLate,
      mayMove: task.mayMove,
      mayBind: task.mayBind,
      latest: task.latest,
      was: task.was,
    })),
  ];
}

const toneOf = (task: PlanTask) =>
  [
    "chart-task",
    task.mayMove ? "chart-movable" : "",
    task.state === "done" ? "chart-done" : task.isLate ? "chart-late" : task.slack <= 0 ? "chart-critical" : "",
    task.state === "pinned" || task.state === "promised" ? "chart-frozen" : "",
  ].join(" ");
