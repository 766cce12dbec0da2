import type { Core, NodeSingular } from "cytoscape";
import { announce } from "../behaviours/feedback";
import { words } from "../behaviours/words";
import type { ColourBy } from "./data";
import { paint } from "./drawing";
import { neighbourTowards, type Direction } from "./directions";
import { NodeCard } from "./node-card";

const directions: Record<string, Direction> = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "left", ArrowRight: "right" };

/** What a person can do with the drawing: look for an actor, walk from neighbour to neighbour, narrow to a few steps, open a page. */
export class NetworkMap {
  private current?: NodeSingular;
  private steps = 0;
  private colourBy: ColourBy = "class";
  private readonly card: NodeCard;

  constructor(
    private readonly root: HTMLElement,
    private readonly canvas: HTMLElement,
    private readonly cy: Core,
  ) {
    this.card = new NodeCard(root);
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

    this.listen<HTMLInputElement>("[data-map-search]", "input", (input) => this.search(input.value));
    this.listen<HTMLSelectElement>("[data-map-colour]", "change", (select) => this.colour(select.value as ColourBy));
    this.listen<HTMLSelectElement>("[data-map-steps]", "change", (select) => this.narrow(Number(select.value)));
    for (const button of this.root.querySelectorAll<HTMLElement>("[data-map-zoom]")) {
      button.addEventListener("click", () => this.zoom(button.dataset.mapZoom));
    }
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => paint(this.root, this.cy, this.colourBy));

    // Back from an actor's page, or linked from one: #node-<id> is chosen.
    const asked = this.cy.getElementById(decodeURIComponent(location.hash.replace(/^#node-/, "")));
    if (asked.nonempty() && asked.isNode()) this.choose(asked);
  }

  private listen<E extends HTMLElement>(selector: string, type: string, handle: (element: E) => void) {
    const element = this.root.querySelector<E>(selector);
    element?.addEventListener(type, () => handle(element));
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
    if (this.steps) this.narrow(this.steps);
    this.card.show(node);
    if (!node) return;
    this.bringIntoSight(node);
    const said = this.card.sayOf(node);
    announce(words.mapNode(node.data("label"), said, node.connectedEdges().length));
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

  private colour(by: ColourBy) {
    this.colourBy = by;
    for (const legend of this.root.querySelectorAll<HTMLElement>("[data-map-legend]")) legend.hidden = legend.dataset.mapLegend !== by;
    paint(this.root, this.cy, by);
  }

  /** Shows only what lies within so many ties of the chosen actor; 0 shows all. */
  private narrow(steps: number) {
    this.steps = steps;
    this.cy.batch(() => {
      this.cy.elements().removeClass("out");
      if (!steps || !this.current) return;
      let within = this.cy.collection().union(this.current);
      for (let step = 0; step < steps; step++) within = within.closedNeighborhood();
      this.cy.elements().difference(within).addClass("out");
    });
    const shown = this.shown();
    this.cy.fit(shown, 40);
    if (steps) announce(words.mapShown(shown.length));
  }

  private shown() {
    return this.cy.nodes().not(".out");
  }

  private zoom(way: string | undefined) {
    if (way === "fit") {
      this.cy.fit(this.shown(), 40);
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
    const direction = directions[key];
    if (direction) return () => this.choose(this.current ? (neighbourTowards(this.current, direction) ?? this.current) : this.first());
    switch (key) {
      case "Home":
        return () => this.choose(this.first());
      case "PageDown":
        return () => this.choose(this.byName(1));
      case "PageUp":
        return () => this.choose(this.byName(-1));
      case "Enter":
        return this.current && (() => open(this.current!));
      case "Escape":
        return this.current && (() => this.choose(undefined));
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

  /** The most influential one in sight. */
  private first() {
    return this.shown().max((node) => node.data("influence") ?? 0).ele;
  }

  /** Reaches those without a tie, too. */
  private byName(step: 1 | -1) {
    const all = this.shown().sort((a, b) => a.data("label").localeCompare(b.data("label")));
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
