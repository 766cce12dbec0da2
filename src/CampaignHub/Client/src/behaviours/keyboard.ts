import { on } from "./dom";

export function moveByKeyboard() {
  document.addEventListener("keydown", focusSearch);
  on("keydown", "table[data-rows] tbody", (body: HTMLTableSectionElement, event) => moveByRow(body, event));
}

/** A person may switch single-key shortcuts off (<body data-shortcuts="off">): speech input types them by mistake. */
function focusSearch(event: KeyboardEvent) {
  if (event.key !== "/" || event.ctrlKey || event.altKey || event.metaKey || document.body.dataset.shortcuts === "off") return;
  if (event.target instanceof HTMLElement && (event.target.isContentEditable || event.target.closest("input, textarea, select, dialog"))) return;
  const search = document.querySelector<HTMLInputElement>("[data-search]");
  if (!search) return;
  event.preventDefault();
  search.focus();
  search.select();
}

/** From a link or a box in a row, the arrows go to its like in the next row. */
function moveByRow(body: HTMLTableSectionElement, event: KeyboardEvent) {
  const from = event.target;
  if (!(from instanceof HTMLElement) || !from.matches("a, input[type=checkbox]") || event.ctrlKey || event.altKey || event.metaKey) return;
  const cell = from.closest<HTMLTableCellElement>("td, th");
  const row = cell?.closest("tr");
  if (!cell || !row) return;
  const rows = [...body.rows];
  const at = rows.indexOf(row);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
  const next = to === undefined ? undefined : rows[to]?.cells[cell.cellIndex]?.querySelector<HTMLElement>(from.matches("a") ? "a" : "input");
  if (!next) return;
  event.preventDefault();
  next.focus();
}
