import { words } from "./words";

/**
 * <form data-passkey="create|get" data-options="…" hidden>: asks the device for a passkey, puts it into the field Credential and sends the form.
 * The form stays hidden where the browser cannot.
 */
export function offerPasskeys() {
  if (typeof PublicKeyCredential === "undefined" || !("parseCreationOptionsFromJSON" in PublicKeyCredential)) return;
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void ask(form);
    });
  }
}

async function ask(form: HTMLFormElement) {
  const problem = form.querySelector<HTMLElement>("[data-passkey-problem]")!;
  problem.hidden = true;
  try {
    const answer = await fetch(form.dataset.options!, { method: "POST", body: new FormData(form) });
    if (!answer.ok) throw new Error(answer.status === 429 ? words.tooMany : words.requestRefused);
    const options = await answer.json();
    const credential =
      form.dataset.passkey === "create"
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
    form.querySelector<HTMLInputElement>("[name=Credential]")!.value = JSON.stringify(credential);
    form.submit();
  } catch (error) {
    problem.textContent = error instanceof DOMException ? said(error, form) : String((error as Error).message);
    problem.hidden = false;
  }
}

// The browser's own words are for programmers: "The operation either timed out or was not allowed".
function said(error: DOMException, form: HTMLFormElement) {
  if (error.name === "SecurityError") return words.passkeyAddress;
  return form.dataset.passkey === "create" ? words.passkeyNotMade : words.passkeyRefused;
}
