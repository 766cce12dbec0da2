import { make, onContent } from "./dom";
import { words } from "./words";

type Pick = { id: string; name: string; detail: string };

/**
 * <fieldset data-picker="address">: a field that finds while one types, and what was picked as boxes above it.
 * Without script its own button sends the form, which comes back with what was found.
 */
export function pickByName() {
  onContent(() => document.querySelectorAll<HTMLElement>("[data-picker]:not([data-ready])").forEach(enhance));
}

function enhance(picker: HTMLElement) {
  picker.dataset.ready = "";
  const input = picker.querySelector<HTMLInputElement>("input[type=search]")!;
  const picked = picker.querySelector<HTMLElement>("[data-picked]")!;
  const list = make("ul", { role: "listbox", id: `${input.id}-list`, class: "hub-picker-list", hidden: "", "aria-label": words.pickList });
  const told = make("p", { role: "status", class: "visually-hidden" });
  let found: Pick[] = [];
  let at = -1;
  let timer = 0;
  let asked = 0;

  // The form's own button must be the first one again: Enter elsewhere saves.
  picker.querySelector("button[name=pick]")?.remove();
  input.after(list);
  picker.append(told);
  for (const [name, value] of Object.entries({
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": list.id,
  }))
    input.setAttribute(name, value);

  function show(isOpen: boolean) {
    list.hidden = !isOpen;
    input.setAttribute("aria-expanded", String(isOpen));
    if (!isOpen) move(-1);
  }

  function move(to: number) {
    at = to;
    [...list.children].forEach((option, index) => option.setAttribute("aria-selected", String(index === at)));
    const option = list.children[at];
    if (option) {
      input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else input.removeAttribute("aria-activedescendant");
  }

  async function find() {
    const query = input.value.trim();
    const mine = ++asked;
    if (!query) return show(false);
    try {
      const answer = await fetch(`${picker.dataset.picker}&q=${encodeURIComponent(query)}`);
      if (!answer.ok) throw new Error(answer.statusText);
      found = (await answer.json()) as Pick[];
    } catch {
      told.textContent = words.requestFailed;
      return;
    }
    if (mine !== asked) return;
    list.replaceChildren(
      ...found.map((pick, index) =>
        make("li", { role: "option", id: `${list.id}-${index}`, "aria-selected": "false" }, pick.name, ...(pick.detail ? [" ", make("span", { class: "text-secondary" }, pick.detail)] : [])),
      ),
    );
    told.textContent = words.pickFound(found.length);
    show(found.length > 0);
  }

  function choose(pick: Pick) {
    const type = picked.dataset.picked!;
    const there = [...picked.querySelectorAll<HTMLInputElement>("input")];
    let box = there.find((each) => each.value === pick.id);
    if (!box) {
      if (type === "radio") there.filter((each) => each.value !== "").forEach((each) => each.closest("label")!.remove());
      box = make("input", { class: "form-check-input", type, name: picked.dataset.name!, value: pick.id });
      picked.append(
        make("label", { class: "form-check" }, box, " ", make("span", { class: "form-check-label" }, pick.name, " ", make("span", { class: "text-secondary" }, pick.detail))),
      );
    }
    box.checked = true;
    box.dispatchEvent(new Event("change", { bubbles: true }));
    input.value = "";
    told.textContent = words.picked(pick.name);
    show(false);
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void find(), 200);
  });
  input.addEventListener("keydown", (event) => {
    const isOpen = !list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (isOpen) move((at + (event.key === "ArrowDown" ? 1 : at < 0 ? 0 : -1) + found.length) % found.length);
      else void find();
    } else if (event.key === "Enter") {
      // Enter in here finds or picks; it never sends the form half filled.
      event.preventDefault();
      const pick = found[Math.max(at, 0)];
      if (isOpen && pick) choose(pick);
      else void find();
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      show(false);
    }
  });
  input.addEventListener("blur", () => show(false));
  // Before the field loses the focus, which closes the list.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const index = [...list.children].findIndex((option) => option.contains(event.target as Node));
    if (found[index]) choose(found[index]);
  });
}
