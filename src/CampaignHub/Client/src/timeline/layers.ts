import type { GanttStatic } from "dhtmlx-gantt";
import { addDays, plain, type PlanData, type PlanMark, readDay } from "./data";

/** What stands behind the bars: windows, anchors and today over the whole height; slack and baseline on each row. */
export function drawBehind(gantt: GanttStatic, data: PlanData, today: string) {
  gantt.attachEvent("onGanttRender", () => {
    const area = gantt.$task_data as HTMLElement | undefined;
    area?.querySelectorAll(".chart-mark").forEach((mark) => mark.remove());
    area?.querySelectorAll(".chart-was, .chart-slack").forEach((mark) => mark.remove());
    gantt.eachTask((task) => {
      const place = gantt.getTaskPosition(task, task.start_date as Date, task.end_date as Date);
      if (task.was) area?.append(bar(gantt, "chart-was", readDay(task.was[0]), addDays(readDay(task.was[1]), 1), place.top + place.height));
      const late = task.latest && addDays(readDay(task.latest), 1);
      if (late && late > (task.end_date as Date)) area?.append(bar(gantt, "chart-slack", task.end_date as Date, late, place.top + place.height / 2));
    });
    for (const mark of [...data.marks, { text: today, from: data.today }]) area?.append(lineOf(gantt, mark, mark.from === data.today && mark.text === today));
  });
}

function bar(gantt: GanttStatic, name: string, from: Date, to: Date, top: number) {
  const drawn = document.createElement("div");
  drawn.className = name;
  drawn.style.left = `${gantt.posFromDate(from)}px`;
  drawn.style.width = `${Math.max(2, gantt.posFromDate(to) - gantt.posFromDate(from))}px`;
  drawn.style.top = `${top}px`;
  return drawn;
}

function lineOf(gantt: GanttStatic, mark: PlanMark, isToday: boolean) {
  const from = readDay(mark.from);
  const drawn = bar(gantt, `chart-mark ${isToday ? "chart-today" : mark.to ? "chart-window" : "chart-anchor"}`, from, mark.to ? addDays(readDay(mark.to), 1) : from, 0);
  drawn.title = mark.text;
  drawn.innerHTML = `<span>${plain(mark.text)}</span>`;
  return drawn;
}
