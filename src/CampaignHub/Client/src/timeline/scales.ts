import type { Scales } from "dhtmlx-gantt";

const month = { unit: "month", step: 1, format: "%M %Y" };

/** The rows of the scale and the least width of a column in pixels. */
export const scales: Record<string, { rows: Scales; width: number }> = {
  day: { rows: [month, { unit: "day", step: 1, format: "%j" }], width: 28 },
  week: { rows: [month, { unit: "week", step: 1, format: "%j/%n" }], width: 60 },
  month: { rows: [{ unit: "year", step: 1, format: "%Y" }, { unit: "month", step: 1, format: "%M" }], width: 90 },
  year: { rows: [{ unit: "year", step: 1, format: "%Y" }], width: 240 },
};
