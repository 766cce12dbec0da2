/** One listener on the document, so that what htmx brings in later is served too. */
export function on<K extends keyof DocumentEventMap, E extends Element>(
  type: K,
  selector: string,
  handle: (element: E, event: DocumentEventMap[K]) => void,
  options?: AddEventListenerOptions,
) {
  document.addEventListener(
    type,
    (event) => {
      const element = event.target instanceof Element ? event.target.closest<E>(selector) : null;
      if (element) handle(element, event);
    },
    options,
  );
}

type Child = Node | string;

export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** Runs now and after every swap, on what is in the page then. */
export function onContent(run: () => void) {
  run();
  document.addEventListener("htmx:after:swap", run);
}
