// The chart of the plan. The server computes every date; the drawing below it and the table hold the same facts and actions.
import { gantt } from "dhtmlx-gantt";
import "dhtmlx-gantt/codebase/dhtmlxgantt.css";
import "./timeline/chart.css";
import { toast } from "./behaviours/feedback";
import { words } from "./behaviours/words";
import { addDays, dayOf, lastDay, type PlanData, readDay, rowsOf } from "./timeline/data";
import { drawBehind } from "./timeline/layers";
import { scales } from "./timeline/scales";

const first = "week";
const root = document.querySelector<HTMLElement>("[data-chart]");
// On a phone the drawing of the server reads better.
if (root && matchMedia("(min-width: 768px)").matches) void start(root);

async function start(root: HTMLElement) {
  const canvas = root.querySelector<HTMLElement>("[data-chart-canvas]");
  const data = await read(root.dataset.src ?? "");
  if (!canvas || !data) return;
  root.hidden = false;
  configure(root);
  gantt.init(canvas);
  drawBehind(gantt, data, root.dataset.wordToday ?? "");
  gantt.parse({ data: rowsOf(data, root.dataset.wordNone ?? ""), links: data.links });
  gantt.showDate(addDays(readDay(data.today), -(scales[first]?.before ?? 0)));
  asks(root);
  root.querySelector<HTMLSelectElement>("[data-chart-zoom]")?.addEventListener("change", (event) => {
    const chosen = (event.target as HTMLSelectElement).value;
    zoom(chosen);
    gantt.render();
    gantt.showDate(addDays(readDay(data.today), -(scales[chosen]?.before ?? 0)));
  });
  document.querySelector<HTMLElement>(".tl-scroll")?.setAttribute("hidden", "");
  root.dataset.ready = `${data.tasks.length}`;
}

async function read(path: string) {
  try {
    const answer = await fetch(path, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(`${answer.status}`);
    return (await answer.json()) as PlanData;
  } catch (problem) {
    console.error("The chart could not be drawn.", problem);
    toast(words.chartFailed, "bad");
    return undefined;
  }
}

function zoom(scale: string) {
  const chosen = scales[scale] ?? scales.month;
  if (chosen) gantt.config.scales = chosen.rows;
  gantt.config.scale_height = (chosen?.rows.length ?? 3) * 30;
  gantt.config.min_column_width = chosen?.width ?? 60;
}

function configure(root: HTMLElement) {
  gantt.i18n.setLocale(document.documentElement.lang.startsWith("fr") ? "fr" : "en");
  gantt.plugins({ keyboard_navigation: true, tooltip: false });
  gantt.config.keyboard_navigation_cells = false;
  gantt.config.drag_progress = false;
  gantt.config.details_on_dblclick = false;
  gantt.config.details_on_create = false;
  gantt.config.row_height = 30;
  gantt.config.bar_height = 18;
  gantt.config.open_tree_initially = true;
  gantt.config.drag_links = root.dataset.chartLink !== undefined;
  gantt.config.columns = [
    { name: "text", label: root.dataset.wordTask ?? "", tree: true, width: 260 },
    { name: "start_date", label: root.dataset.wordStart ?? "", align: "center", width: 120 },
  ];
  gantt.templates.grid_row_class = (_start, _end, task) => (task.late ? "chart-late" : "");
  gantt.templates.task_text = () => "";
  // What a screen reader says of a bar and of a line; the chart has English only.
  gantt.templates.tooltip_text = (start, end, task) => fill(root.dataset.wordBar, task.text, dayName(start), dayName(addDays(end, -1)));
  gantt.templates.link_description = (link) => fill(root.dataset.wordLink, gantt.getTask(link.source).text, gantt.getTask(link.target).text);
  gantt.templates.task_class = (_start, _end, task) => task.tone ?? "";
  zoom(first);
  gantt.templates.date_grid = dayName;
}

// As the rest of the hub: in English too the day stands before the month.
const dayName = (date: Date) => date.toLocaleDateString(document.documentElement.lang.startsWith("fr") ? "fr-FR" : "en-GB");
const fill = (sentence: string | undefined, ...values: string[]) => (sentence ?? "").replace(/\{(\d)\}/g, (_, place) => values[Number(place)] ?? "");

/** Nothing moves here: the server is asked what would, and says so on its page. */
function asks(root: HTMLElement) {
  gantt.attachEvent("onBeforeTaskDrag", (id: string) => gantt.getTask(id).mayMove === true);
  gantt.attachEvent("onAfterTaskDrag", (id: string, mode: string) => {
    const task = gantt.getTask(id);
    const kind = mode === "resize" ? "Duration" : "Dates";
    const from = dayOf(task.start_date as Date);
    const query = new URLSearchParams({ kind, id, from, to: lastDay(task.end_date as Date, from) });
    location.assign(`${root.dataset.preview}?${query}`);
  });
  gantt.attachEvent("onTaskDblClick", (id: string) => open(root, id));
  gantt.attachEvent("onBeforeLightbox", (id: string) => open(root, id));
  gantt.attachEvent("onBeforeTaskDelete", () => false);
  gantt.attachEvent("onLinkDblClick", () => false);
  gantt.attachEvent("onBeforeLinkAdd", (_id, link) => {
    if (gantt.getTask(link.target).mayBind !== true || gantt.getTask(link.source).isPhase) return false;
    const query = new URLSearchParams({ kind: "Link", id: `${link.target}`, after: `${link.source}`, type: link.type });
    location.assign(`${root.dataset.preview}?${query}`);
    return false;
  });
}

function open(root: HTMLElement, id: string) {
  if (!gantt.getTask(id).isPhase) location.assign(`${root.dataset.task}/${id}`);
  return false;
}
