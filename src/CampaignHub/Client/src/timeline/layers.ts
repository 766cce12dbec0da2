import type { GanttStatic } from "dhtmlx-gantt";
import { addDays, type PlanData, type PlanMark, readDay } from "./data";

// Pixels: the second row of the scale, which the scales leave free, holds two rows of names.
const nameRows = 2;
const nameHeight = 14;
const nameTop = 30;
const widest = 220;

/** What stands behind the bars: windows, anchors and today over the whole height, named in the scale; slack and baseline on each row. */
export function drawBehind(gantt: GanttStatic, data: PlanData, today: string) {
  const marks = [...data.marks.filter((mark) => mark.to), ...data.marks.filter((mark) => !mark.to), { text: today, from: data.today }];
  const tone = (mark: PlanMark) => toneOf(mark, data.today, today);
  const fill = (area: HTMLElement | undefined, drawn: () => HTMLElement[]) => {
    area?.querySelectorAll(":scope > :is(.chart-mark, .chart-was, .chart-slack, .chart-name)").forEach((mark) => mark.remove());
    area?.append(...drawn());
  };
  const name = () => fill(gantt.$root.querySelector<HTMLElement>(".gantt_task_scale") ?? undefined, () => named(gantt, marks, tone));
  gantt.attachEvent("onGanttRender", () => {
    fill(gantt.$task_bg, () => marks.map((mark) => over(gantt, mark, tone(mark))));
    fill(gantt.$task_data, () => ofRows(gantt));
    // The scale is written after the rest, and anew when it is scrolled.
    requestAnimationFrame(name);
  });
  gantt.attachEvent("onGanttScroll", () => void requestAnimationFrame(name));
}

const toneOf = (mark: PlanMark, day: string, word: string) => (mark.from === day && mark.text === word ? "today" : mark.to ? "window" : "anchor");

function ofRows(gantt: GanttStatic) {
  const drawn: HTMLElement[] = [];
  gantt.eachTask((task) => {
    const end = task.end_date as Date;
    const place = gantt.getTaskPosition(task, task.start_date as Date, end);
    if (task.was) drawn.push(bar(gantt, "chart-was", readDay(task.was[0]), addDays(readDay(task.was[1]), 1), place.top + place.height + 1));
    const late = task.latest && addDays(readDay(task.latest), 1);
    if (late && late > end) drawn.push(bar(gantt, "chart-slack", end, late, place.top + place.height / 2));
  });
  return drawn;
}

function bar(gantt: GanttStatic, name: string, from: Date, to: Date, top: number) {
  const drawn = document.createElement("div");
  drawn.className = name;
  drawn.style.left = `${gantt.posFromDate(from)}px`;
  drawn.style.width = `${Math.max(2, gantt.posFromDate(to) - gantt.posFromDate(from))}px`;
  drawn.style.top = `${top}px`;
  return drawn;
}

function over(gantt: GanttStatic, mark: PlanMark, tone: string) {
  const from = readDay(mark.from);
  return bar(gantt, `chart-mark chart-${tone}`, from, mark.to ? addDays(readDay(mark.to), 1) : from, 0);
}

/** Each name in the first row where it has room; one that has none in any is left to the table below. */
function named(gantt: GanttStatic, marks: PlanMark[], tone: (mark: PlanMark) => string) {
  const ends = Array.from({ length: nameRows }, () => Number.NEGATIVE_INFINITY);
  return [...marks]
    .sort((one, other) => one.from.localeCompare(other.from))
    .flatMap((mark) => {
      const left = gantt.posFromDate(readDay(mark.from));
      const row = ends.findIndex((end) => end <= left);
      if (row < 0) return [];
      const name = document.createElement("div");
      name.className = `chart-name chart-name-${tone(mark)}`;
      name.textContent = mark.text;
      const width = Math.min(widest, 8 + mark.text.length * 6);
      Object.assign(name.style, { left: `${left + 3}px`, top: `${nameTop + row * nameHeight}px`, maxWidth: `${width}px` });
      ends[row] = left + width;
      return [name];
    });
}
