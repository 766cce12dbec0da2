import type { NodeSingular } from "cytoscape";
import { make } from "../behaviours/dom";
import { words } from "../behaviours/words";

/** Says who is chosen. Names of classes and stances are the legend's own. */
export class NodeCard {
  private readonly card: HTMLElement | null;

  constructor(private readonly root: HTMLElement) {
    this.card = root.querySelector<HTMLElement>("[data-map-card]");
  }

  show(node: NodeSingular | undefined) {
    if (!this.card) return;
    this.card.hidden = !node;
    if (!node) return;
    this.card.replaceChildren(make("strong", {}, node.data("label")), ...this.linesOf(node));
  }

  sayOf(node: NodeSingular) {
    if (isGroup(node)) return words.mapGroup(node.data("members"));
    return `${this.textOf("class", node.data("targetClass"))}, ${this.textOf("stance", node.data("stance"))}`;
  }

  private linesOf(node: NodeSingular) {
    if (isGroup(node)) {
      return [make("span", {}, words.mapGroup(node.data("members"))), make("a", { href: node.data("url") }, words.openGroup)];
    }
    const { targetClass, stance } = node.data();
    return [
      make(
        "div",
        { class: "hub-actions" },
        make("span", { class: "target-class", "data-class": targetClass }, this.textOf("class", targetClass)),
        make("span", { class: "stance", "data-stance": stance }, this.textOf("stance", stance)),
      ),
      make(
        "div",
        { class: "hub-actions" },
        make("a", { href: node.data("url") }, words.openPage),
        ...(isInTheMiddle(node) ? [] : [make("a", { href: around(node) }, this.card?.dataset.focusText ?? "")]),
      ),
    ];
  }

  private textOf(by: "class" | "stance", value: string) {
    const key = this.root.querySelector(`[data-map-legend="${by}"] [data-${by}="${value}"]`);
    return key?.parentElement?.querySelector("[data-name]")?.textContent?.trim() ?? value;
  }
}

export const isGroup = (node: NodeSingular) => node.data("kind") === "group";

/** Who stands in the middle already, as the page says it. */
export const middle = () => document.querySelector<HTMLInputElement>("#said [name=focus]")?.value;

export const isInTheMiddle = (node: NodeSingular) => node.id() === middle();

/** The same network with this actor in the middle; the page opens at the drawing, not at its top. */
export function around(node: NodeSingular) {
  const query = new URLSearchParams(location.search);
  query.delete("q");
  query.delete("page");
  query.set("focus", node.id());
  return `${location.pathname}?${query}#map`;
}
