import type { Scales } from "dhtmlx-gantt";

const month = { unit: "month", step: 1, format: "%M %Y" };
/** The second row is free for the names of what decides; the chart itself puts the larger unit above. */
const names = (unit: string) => ({ unit, step: 1, format: () => "" });

/** The rows of the scale, the least width of a column in pixels, and how many days before today the view begins. */
export const scales: Record<string, { rows: Scales; width: number; before: number }> = {
  day: { rows: [month, { unit: "day", step: 1, format: "%j" }, names("month")], width: 28, before: 7 },
  week: { rows: [month, { unit: "week", step: 1, format: "%j/%n" }, names("month")], width: 60, before: 14 },
  month: { rows: [{ unit: "year", step: 1, format: "%Y" }, { unit: "month", step: 1, format: "%M" }, names("year")], width: 90, before: 90 },
  year: { rows: [{ unit: "year", step: 1, format: "%Y" }, names("year")], width: 240, before: 400 },
};
