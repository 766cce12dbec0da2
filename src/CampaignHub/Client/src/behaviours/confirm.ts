import { make } from "./dom";
import { words } from "./words";

/**
 * A form (or one of its buttons) with data-confirm="What goes, by name" asks first.
 * Without script the server asks on a page of its own; here the answer travels as the field `confirmed`, so that it does not ask twice.
 */
export function confirmDeeds() {
  document.addEventListener(
    "submit",
    (event) => {
      const form = event.target as HTMLFormElement;
      const button = event.submitter;
      const asker = button?.matches("[data-confirm]") ? button : form.matches("[data-confirm]") ? form : null;
      const given = form.querySelector("input[data-answer]");
      if (given) {
        // Spent by this submission; a second one asks again.
        setTimeout(() => given.remove());
        return;
      }
      if (!(asker instanceof HTMLElement) || button?.matches("[data-no-confirm]")) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      void ask(asker.dataset).then((yes) => {
        if (!yes) return;
        form.append(make("input", { type: "hidden", name: "confirmed", value: "true", "data-answer": "" }));
        form.requestSubmit(button);
      });
    },
    { capture: true },
  );

  document.addEventListener("htmx:confirm", (event) => {
    const { ctx, issueRequest, dropRequest } = (event as CustomEvent).detail;
    event.preventDefault();
    void ask({ confirm: ctx.confirm }).then((yes) => (yes ? issueRequest() : dropRequest()));
  });
}

/** data-confirm: the question. data-confirm-title, data-confirm-yes: its title and the deed's own verb. data-confirm-tone="good" for deeds that destroy nothing. */
function ask(data: DOMStringMap): Promise<boolean> {
  const yes = make("button", { class: data.confirmTone === "good" ? "btn btn-primary" : "btn btn-danger", value: "yes" }, data.confirmYes ?? words.confirm);
  // First in the dialog, so that Enter by reflex cancels.
  const no = make("button", { class: "btn", value: "no", autofocus: "" }, words.cancel);
  const title = make("h2", { id: "confirm-title" }, data.confirmTitle ?? words.confirmTitle);
  const question = make("p", { id: "confirm-text" }, data.confirm ?? "");
  const dialog = make(
    "dialog",
    { class: "hub-dialog", role: "alertdialog", "aria-labelledby": title.id, "aria-describedby": question.id },
    make("form", { method: "dialog" }, title, question, make("div", { class: "hub-actions" }, no, yes)),
  );
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) =>
    dialog.addEventListener("close", () => {
      resolve(dialog.returnValue === "yes");
      dialog.remove();
    }),
  );
}
