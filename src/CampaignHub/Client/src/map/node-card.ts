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
    this.card.replaceChildren(
      make("strong", {}, node.data("label")),
      make(
        "div",
        { class: "hub-actions" },
        make("span", { class: "target-class", "data-class": node.data("targetClass") }, this.textOf("class", node.data("targetClass"))),
        make("span", { class: "stance", "data-stance": node.data("stance") }, this.textOf("stance", node.data("stance"))),
      ),
      make("a", { href: node.data("url") }, words.openPage),
    );
  }

  sayOf(node: NodeSingular) {
    return `${this.textOf("class", node.data("targetClass"))}, ${this.textOf("stance", node.data("stance"))}`;
  }

  private textOf(by: "class" | "stance", value: string) {
    return this.root.querySelector(`[data-map-legend="${by}"] [data-${by}="${value}"]`)?.parentElement?.textContent?.trim() ?? value;
  }
}
