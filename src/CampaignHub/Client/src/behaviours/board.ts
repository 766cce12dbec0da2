import { on } from "./dom";

// The card under the mouse, with its form: what may not be moved has none.
let moved: HTMLElement | undefined;

/** A card that is dropped on another column is moved by its own form, so that the server says what it says there. */
export function moveCards() {
  for (const form of document.querySelectorAll(".plan-card > .plan-move")) form.parentElement!.draggable = true;

  on<"dragstart", HTMLElement>("dragstart", ".plan-card[draggable=true]", (card, event) => {
    moved = card;
    event.dataTransfer?.setData("text/plain", card.querySelector("a")?.textContent ?? "");
    card.classList.add("is-moving");
  });
  on("dragend", ".plan-card", letGo);
  on<"dragover", HTMLElement>("dragover", ".plan-column", (column, event) => {
    if (!moved) return;
    event.preventDefault();
    mark(column);
  });
  on<"drop", HTMLElement>("drop", ".plan-column", (column, event) => {
    const form = moved?.querySelector<HTMLFormElement>(".plan-move");
    const state = form?.querySelector<HTMLSelectElement>("select");
    if (!form || !state) return;
    event.preventDefault();
    const isSame = column.contains(form);
    letGo();
    if (isSame) return;
    state.value = column.dataset.state ?? "";
    form.requestSubmit();
  });
}

function mark(column?: HTMLElement) {
  for (const each of document.querySelectorAll(".plan-column")) each.classList.toggle("is-over", each === column);
}

function letGo() {
  moved?.classList.remove("is-moving");
  moved = undefined;
  mark();
}
