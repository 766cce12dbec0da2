import { on } from "./dom";
import { announce, toast } from "./feedback";
import { words } from "./words";

/** <button class="with-js" data-copy="#code">: copies that element's text (or value); data-copy-text gives the text itself. */
export function offerCopies() {
  on("click", "[data-copy], [data-copy-text]", (button: HTMLElement) => void copy(button));
}

async function copy(button: HTMLElement) {
  const source = button.dataset.copy ? document.querySelector(button.dataset.copy) : null;
  const text = button.dataset.copyText ?? (source instanceof HTMLInputElement || source instanceof HTMLTextAreaElement ? source.value : source?.textContent?.trim());
  try {
    // Absent over plain HTTP away from localhost.
    await navigator.clipboard.writeText(text ?? "");
  } catch {
    toast(words.copyFailed, "bad");
    return;
  }
  announce(words.copied);
  const label = button.querySelector("[data-label]") ?? button;
  const before = label.textContent;
  if (before === words.copied) return;
  label.textContent = words.copied;
  setTimeout(() => (label.textContent = before), 2000);
}
