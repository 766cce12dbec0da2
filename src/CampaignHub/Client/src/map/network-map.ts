import type { Core, NodeSingular } from "cytoscape";
import { announce } from "../behaviours/feedback";
import { words } from "../behaviours/words";
import type { ColourBy } from "./data";
import { nodeTowards, type Direction } from "./directions";
import { paint } from "./drawing";
import { around, isGroup, isInTheMiddle, middle, NodeCard } from "./node-card";

const directions: Record<string, Direction> = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "left", ArrowRight: "right" };

/** What a person can do with the drawing: look for an actor, walk from one to the next, put one in the middle, open a page or a group. */
export class NetworkMap {
  private current?: NodeSingular;
  private readonly card: NodeCard;
  private readonly colourSelect: HTMLSelectElement | null;

  constructor(
    private readonly root: HTMLElement,
    private readonly canvas: HTMLElement,
    private readonly cy: Core,
  ) {
    this.card = new NodeCard(root);
    this.colourSelect = document.querySelector("[data-map-colour]");
  }

  start() {
    this.cy.on("tap", "node", (event) => this.choose(event.target));
    this.cy.on("dbltap", "node", (event) => open(event.target));
    this.cy.on("tap", (event) => event.target === this.cy && this.choose(undefined));

    this.canvas.addEventListener("keydown", (event) => this.onKey(event));
    // The wheel scrolls the page until someone has stepped into the map.
    this.cy.userZoomingEnabled(false);
    this.canvas.addEventListener("focus", () => this.cy.userZoomingEnabled(true));
    this.canvas.addEventListener("blur", () => this.cy.userZoomingEnabled(false));
    this.canvas.addEventListener("pointerdown", () => this.canvas.focus({ preventScroll: true }));

    const find = document.querySelector<HTMLInputElement>("[data-map-search]");
    find?.addEventListener("input", () => this.search(find.value));
    this.colourSelect?.addEventListener("change", () => this.colour());
    for (const button of this.root.querySelectorAll<HTMLElement>("[data-map-zoom]")) {
      button.addEventListener("click", () => this.zoom(button.dataset.mapZoom));
    }
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.colour());
    this.colour();
    this.chooseFocus();
    // Whoever put somebody in the middle by a key walks on from there.
    if (location.hash === `#${this.root.id}`) this.canvas.focus({ preventScroll: true });
  }

  /** After what is drawn was replaced. */
  refresh() {
    const kept = this.current && this.cy.getElementById(this.current.id());
    this.colour();
    if (kept?.nonempty()) this.choose(kept);
    else {
      this.choose(undefined);
      this.chooseFocus();
    }
  }

  private chooseFocus() {
    const focus = middle();
    const node = focus ? this.cy.getElementById(focus) : undefined;
    if (node?.nonempty()) this.choose(node);
  }

  private choose(node: NodeSingular | undefined) {
    this.current = node;
    this.cy.batch(() => {
      this.cy.elements().removeClass("current near dim");
      if (node) {
        const near = node.closedNeighborhood();
        node.addClass("current");
        node.connectedEdges().addClass("near");
        this.cy.elements().difference(near).addClass("dim");
      }
    });
    this.card.show(node);
    if (!node) return;
    this.bringIntoSight(node);
    announce(words.mapNode(node.data("label"), this.card.sayOf(node), node.connectedEdges().length));
  }

  private bringIntoSight(node: NodeSingular) {
    const { x, y } = node.renderedPosition();
    const margin = 60;
    const inside = x > margin && y > margin && x < this.cy.width() - margin && y < this.cy.height() - margin;
    if (!inside) this.cy.center(node);
  }

  private search(text: string) {
    const wanted = plain(text);
    if (!wanted) {
      this.choose(undefined);
      return;
    }
    const found = this.cy.nodes().filter((node) => plain(node.data("label")).includes(wanted));
    if (found.empty()) announce(words.mapNone);
    else this.choose(found.sort((a, b) => plain(a.data("label")).indexOf(wanted) - plain(b.data("label")).indexOf(wanted))[0]);
  }

  /** Shapes tell the class in either colouring; the legend of stances is there only when colours mean stances. */
  private colour() {
    const by = (this.colourSelect?.value.toLowerCase() ?? "class") as ColourBy;
    const stances = this.root.querySelector<HTMLElement>('[data-map-legend="stance"]');
    if (stances) stances.hidden = by !== "stance";
    paint(this.root, this.cy, by);
  }

  private zoom(way: string | undefined) {
    if (way === "fit") {
      this.cy.fit(undefined, 40);
      return;
    }
    const level = this.cy.zoom() * (way === "in" ? 1.3 : 1 / 1.3);
    this.cy.zoom({ level, renderedPosition: this.current?.renderedPosition() ?? { x: this.cy.width() / 2, y: this.cy.height() / 2 } });
  }

  private onKey(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const deed = this.deedOf(event.key);
    if (!deed) return;
    event.preventDefault();
    deed();
  }

  private deedOf(key: string): (() => void) | undefined {
    const { current } = this;
    const direction = directions[key];
    if (direction) return () => this.choose(current ? (nodeTowards(current, this.cy.nodes(), direction) ?? current) : this.first());
    switch (key) {
      case "Home":
        return () => this.choose(this.first());
      case "PageDown":
        return () => this.choose(this.byName(1));
      case "PageUp":
        return () => this.choose(this.byName(-1));
      case "Enter":
        return current && (() => open(current));
      case "m":
      case "M":
        return current && !isGroup(current) && !isInTheMiddle(current) ? () => location.assign(around(current)) : undefined;
      case "Escape":
        return current && (() => this.choose(undefined));
      case "+":
        return () => this.zoom("in");
      case "-":
        return () => this.zoom("out");
      case "0":
        return () => this.zoom("fit");
      default:
        return undefined;
    }
  }

  /** The most influential one. */
  private first() {
    return this.cy.nodes().max((node) => node.data("influence")).ele;
  }

  /** Reaches those without a tie, too. */
  private byName(step: 1 | -1) {
    const all = this.cy.nodes().sort((a, b) => a.data("label").localeCompare(b.data("label")));
    const at = this.current ? all.toArray().findIndex((node) => node.same(this.current!)) : -1;
    return all[(at + step + all.length) % all.length];
  }
}

function open(node: NodeSingular) {
  const url: string = node.data("url");
  if (url.startsWith("/") && !url.startsWith("//")) location.assign(url);
}

const plain = (text: string) =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .trim();
