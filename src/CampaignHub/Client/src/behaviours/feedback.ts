import { make, on } from "./dom";
import { words } from "./words";

let region: HTMLElement | undefined;
let pending: ReturnType<typeof setTimeout> | undefined;

/** A line that is read out and not shown. */
export function announce(text: string) {
  if (!region?.isConnected) {
    region = make("div", { class: "visually-hidden", role: "status" });
    document.body.append(region);
  }
  region.textContent = "";
  // A region that is filled in the same turn as it is emptied stays silent.
  clearTimeout(pending);
  pending = setTimeout(() => region?.replaceChildren(text), 50);
}

let live: HTMLElement | undefined;

/** A message that stays until it is put away: one that leaves by itself may leave before it was read. */
export function toast(text: string, tone: "good" | "bad" | "info" = "info") {
  if (!live?.isConnected) {
    live = make("div", { class: "hub-toasts hub-toasts-live", role: "status" });
    document.body.append(live);
  }
  const close = make("button", { type: "button", class: "hub-close", "data-dismiss": "", "aria-label": words.close }, "✕");
  live.replaceChildren(make("div", { class: `hub-toast tone-${tone}` }, make("span", { "aria-hidden": "true" }), make("p", {}, text), close));
}

export function dismissToasts() {
  on("click", "[data-dismiss]", (button: HTMLElement) => {
    button.closest(".hub-toast")?.remove();
    document.getElementById("main")?.focus({ preventScroll: true });
  });
}

/** A filter's answer changes the page out of a blind reader's sight: its count is said. */
export function announceResults() {
  document.addEventListener("htmx:after:swap", () => {
    const count = document.querySelector("[data-announce]")?.textContent?.trim();
    if (count) announce(count);
  });
}

export function closeMenus() {
  const open = () => document.querySelectorAll<HTMLDetailsElement>("details.hub-more[open]");
  document.addEventListener("click", (event) => {
    for (const menu of open()) if (!menu.contains(event.target as Node)) menu.open = false;
  });
  document.addEventListener("focusin", (event) => {
    for (const menu of open()) if (!menu.contains(event.target as Node)) menu.open = false;
  });
  on("keydown", "details.hub-more[open]", (menu: HTMLDetailsElement, event) => {
    if (event.key !== "Escape") return;
    menu.open = false;
    menu.querySelector("summary")?.focus();
  });
}
