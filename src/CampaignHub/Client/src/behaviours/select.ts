import { on, onContent } from "./dom";
import { words } from "./words";

/**
 * <form data-select>: rows with .row-check, one .row-check-all, and a .hub-bulk bar whose [data-select-count] says how many.
 * Without script the bar is always there.
 */
export function selectRows() {
  let last: HTMLInputElement | undefined;

  on("change", "[data-select] .row-check-all", (all: HTMLInputElement) => {
    const form = all.closest<HTMLElement>("[data-select]")!;
    for (const box of boxes(form)) box.checked = all.checked;
    show(form);
  });
  on("change", "[data-select] .row-check", (box: HTMLInputElement) => show(box.closest<HTMLElement>("[data-select]")!));
  on("click", "[data-select] .row-check", (box: HTMLInputElement, event) => {
    const form = box.closest<HTMLElement>("[data-select]")!;
    const all = boxes(form);
    if (event.shiftKey && last && all.includes(last)) {
      const [from, to] = [all.indexOf(last), all.indexOf(box)].sort((a, b) => a - b) as [number, number];
      for (const between of all.slice(from, to + 1)) between.checked = box.checked;
      show(form);
    }
    last = box;
  });
  onContent(() => document.querySelectorAll<HTMLElement>("[data-select]").forEach(show));
}

const boxes = (form: HTMLElement) => [...form.querySelectorAll<HTMLInputElement>(".row-check:not(:disabled)")];

function show(form: HTMLElement) {
  const all = boxes(form);
  const count = all.filter((box) => box.checked).length;
  const head = form.querySelector<HTMLInputElement>(".row-check-all");
  if (head) {
    head.checked = count > 0 && count === all.length;
    head.indeterminate = count > 0 && count < all.length;
  }
  for (const label of form.querySelectorAll("[data-select-count]")) label.textContent = words.selected(count);
  for (const bar of form.querySelectorAll<HTMLElement>(".hub-bulk")) bar.hidden = count === 0;
}
