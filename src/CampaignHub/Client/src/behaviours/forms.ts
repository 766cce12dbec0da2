import { on } from "./dom";

/** A form is sent once, and is not left by accident. */
export function guardForms() {
  document.addEventListener("submit", sendOnce);
  // Back from the next page, the browser may show this one as it was left: sent.
  window.addEventListener("pageshow", () => document.querySelectorAll<HTMLFormElement>("form[aria-busy]").forEach(release));

  on("input", "form[data-dirty]", (form: HTMLFormElement) => (form.dataset.dirty = "changed"));
  on("input", "input, select, textarea", forgive);
  on("change", "form[data-dirty]", (form: HTMLFormElement) => (form.dataset.dirty = "changed"));
  window.addEventListener("beforeunload", (event) => {
    if (document.querySelector('form[data-dirty="changed"]:not([aria-busy])')) event.preventDefault();
  });
}

/** Not for forms that answer with a download (data-again): the page stays, and so must the button. htmx keeps its own queue. */
function sendOnce(event: SubmitEvent) {
  const form = event.target as HTMLFormElement;
  if (event.defaultPrevented || form.method !== "post" || form.hasAttribute("data-again")) return;
  if (form.hasAttribute("aria-busy")) {
    event.preventDefault();
    return;
  }
  form.setAttribute("aria-busy", "true");
  // Not `disabled`: the button's own name and value must still travel.
  event.submitter?.setAttribute("aria-disabled", "true");
}

function release(form: HTMLFormElement) {
  form.removeAttribute("aria-busy");
  form.querySelectorAll("[aria-disabled]").forEach((button) => button.removeAttribute("aria-disabled"));
}

/** What the server said of a field is about what was written there before. */
function forgive(field: HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement) {
  field.classList.remove("input-validation-error", "is-invalid");
  field.removeAttribute("aria-invalid");
  const told = field.form && field.name ? field.form.querySelector(`[data-valmsg-for="${CSS.escape(field.name)}"]`) : null;
  told?.replaceChildren();
}
