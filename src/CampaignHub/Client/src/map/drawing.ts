import cytoscape, { type Core, type ElementDefinition, type NodeSingular } from "cytoscape";
import type { ColourBy, NetworkData } from "./data";

/** The legend's keys carry the colours (map.css), so the drawing and the legend cannot differ. */
const shapes: Record<string, string> = {
  direct_target: "diamond",
  intermediate_target: "pentagon",
  relay: "triangle",
  ally: "ellipse",
  opponent: "vee",
  observer: "round-rectangle",
  witness_network: "hexagon",
};

/** Colour is never the only sign. */
const signs: Record<string, string> = {
  champion: "★",
  active_ally: "▲",
  passive_ally: "△",
  neutral: "●",
  passive_opponent: "▽",
  active_opponent: "▼",
  unknown: "?",
};

/** Past this, curved ties with arrows cost more frames than they explain. */
const manyTies = 2_500;

/** Past this, comparing every name with every sign at each step of a zoom would be felt. */
const manySigns = 500;

export function draw(canvas: HTMLElement, data: NetworkData): Core {
  forbidOwnStylesheet();
  const crowded = data.edges.length > manyTies;
  const cy = cytoscape({
    container: canvas,
    elements: elements(data),
    layout: { name: "preset", padding: 40 },
    autoungrabify: true,
    boxSelectionEnabled: false,
    minZoom: 0.02,
    maxZoom: 4,
    hideEdgesOnViewport: crowded,
    textureOnViewport: crowded,
    pixelRatio: crowded ? 1 : "auto",
  });
  keepLabelsReadable(cy);
  return cy;
}

/** Draws something else on the same plane. Who stays, stays in place; the view moves only when others are there. */
export function replace(cy: Core, data: NetworkData) {
  const before = cy.nodes().map((node) => node.id());
  const after = new Set(data.nodes.map((node) => node.id));
  cy.batch(() => {
    cy.elements().remove();
    cy.add(elements(data));
  });
  if (before.length !== after.size || before.some((id) => !after.has(id))) cy.fit(undefined, 40);
}

/** Labels shrink with the drawing; they are grown back to 12 px on the screen, as far as there is room. */
function keepLabelsReadable(cy: Core) {
  let asked = false;
  const resize = () => {
    asked = false;
    // Restyling thousands at each step of a zoom would cost its frames.
    if (cy.edges().length > manyTies) return;
    const size = Math.min(28, Math.max(9, 12 / cy.zoom()));
    cy.nodes().style({ "font-size": size, "text-max-width": `${size * 11}px` });
    cy.edges().style({ "font-size": size * 0.9 });
    leaveOutLabels(cy, size);
  };
  cy.on("zoom add", () => {
    if (!asked) requestAnimationFrame(resize);
    asked = true;
  });
  resize();
}

type Box = { left: number; right: number; top: number; bottom: number };

/** Where a name may stand beside its sign, the usual place first. */
const sides = ["below", "above", "right", "left"] as const;
type Side = (typeof sides)[number];

/** Whom the campaign is about is named before anybody else. */
const ranks: Record<string, number> = { direct_target: 0, intermediate_target: 1 };
const rank = (node: NodeSingular) => ranks[node.data("targetClass")] ?? 2;

/**
 * Where names would lie on one another, one of them moves to another side of its sign, or goes: targets stay first, then the more influential. The others
 * come as one zooms in.
 */
function leaveOutLabels(cy: Core, size: number) {
  const taken: Box[] = [];
  const nodes = cy.nodes().toArray();
  nodes.sort((one, other) => rank(one) - rank(other) || other.data("size") - one.data("size"));
  // A name over somebody else's sign can be read, but hides it: only where no other side is free.
  const signs = nodes.length <= manySigns ? nodes.map(signBox) : [];
  cy.batch(() => {
    for (const node of nodes) {
      const open = sides.filter((side) => {
        const box = labelBox(node, size, side);
        return !taken.some((other) => overlap(box, other));
      });
      const free = open.find((side) => !signs.some((sign) => overlap(labelBox(node, size, side), sign))) ?? open[0];
      node.toggleClass("unlabelled", !free);
      for (const side of sides) node.toggleClass(side, side === free);
      if (free) taken.push(labelBox(node, size, free));
    }
  });
}

/** A little smaller than it is drawn: names touch their own. */
function signBox(node: NodeSingular): Box {
  const { x, y } = node.position();
  const half = node.data("size") / 2 - 1;
  return { left: x - half, right: x + half, top: y - half, bottom: y + half };
}

function labelBox(node: NodeSingular, size: number, side: Side): Box {
  const { x, y } = node.position();
  const most = size * 11;
  const length = String(node.data("signed")).length * size * 0.55;
  const width = Math.min(length, most);
  const height = Math.ceil(length / most) * size * 1.2;
  const away = node.data("size") / 2;
  const left = side === "right" ? x + away : side === "left" ? x - away - width : x - width / 2;
  const top = side === "below" ? y + away : side === "above" ? y - away - height : y - height / 2;
  return { left, right: left + width, top, bottom: top + height };
}

const overlap = (one: Box, other: Box) =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

/** Cytoscape would insert a <style> that the policy refuses, unless it finds an element with this id. Its one rule is not needed here. */
function forbidOwnStylesheet() {
  const id = "__________cytoscape_stylesheet";
  if (document.getElementById(id)) return;
  const marker = document.createElement("meta");
  marker.id = id;
  document.head.append(marker);
}

function elements({ nodes, edges }: NetworkData): ElementDefinition[] {
  return [
    ...nodes.map(({ x, y, size, ...node }) => ({
      group: "nodes" as const,
      position: { x, y },
      data: {
        ...node,
        members: size,
        size: node.kind === "group" ? 28 + 2 * Math.sqrt(size) : 18 + 3 * node.influence,
        shape: shapes[node.targetClass] ?? "ellipse",
        signed: `${signs[node.stance] ?? "?"} ${node.label}`,
      },
    })),
    ...edges.map((tie) => ({
      group: "edges" as const,
      classes: [tie.ended && "ended", tie.type === "mandate" && "mandate"].filter(Boolean).join(" "),
      data: {
        id: tie.id,
        source: tie.from,
        target: tie.to,
        label: tie.label,
        width: tie.count > 1 ? 1 + Math.log2(tie.count) : 0.5 + tie.strength * 0.5,
      },
    })),
  ];
}

export function paint(root: HTMLElement, cy: Core, by: ColourBy, crowded = cy.edges().length > manyTies) {
  const stage = getComputedStyle(cy.container()!.closest(".map-stage") ?? root);
  const [ink, surface] = [stage.color, stage.backgroundColor];
  const line = mix(ink, surface);
  const field = by === "class" ? "targetClass" : "stance";
  const keys = [...root.querySelectorAll<HTMLElement>(`[data-map-legend="${by}"] .map-key`)];
  const value = (key: HTMLElement) => (by === "class" ? key.dataset.class : key.dataset.stance);
  cy.style([
    {
      selector: "node",
      style: {
        label: by === "class" ? "data(label)" : "data(signed)",
        width: "data(size)",
        height: "data(size)",
        shape: "data(shape)" as "ellipse",
        color: ink,
        "background-color": line,
        "border-width": 1.5,
        "border-color": surface,
        "font-size": 12,
        "font-family": stage.fontFamily,
        "text-valign": "bottom",
        "text-margin-y": 4,
        "text-wrap": "wrap",
        "text-max-width": "130px",
        "text-outline-color": surface,
        "text-outline-width": 2,
        "min-zoomed-font-size": 8,
      },
    },
    ...keys.map((key) => ({
      selector: `node[${field} = "${value(key)}"]`,
      style: { "background-color": colourOf(key) },
    })),
    {
      selector: "edge",
      style: {
        width: "data(width)",
        "line-color": line,
        "curve-style": crowded ? "haystack" : "bezier",
        "target-arrow-shape": crowded ? "none" : "triangle",
        "target-arrow-color": line,
        "arrow-scale": 0.8,
        "font-size": 10,
        "font-family": stage.fontFamily,
        color: ink,
        "text-outline-color": surface,
        "text-outline-width": 2,
        "text-rotation": "autorotate",
      },
    },
    { selector: 'node[kind = "group"]', style: { "border-width": 6, "border-style": "double", "border-color": ink } },
    { selector: "edge.mandate", style: { "line-style": "dotted" } },
    { selector: "edge.ended", style: { "line-style": "dashed", opacity: 0.6 } },
    { selector: "node.above", style: { "text-valign": "top", "text-margin-y": -4 } },
    { selector: "node.right", style: { "text-valign": "center", "text-halign": "right", "text-margin-x": 4, "text-margin-y": 0 } },
    { selector: "node.left", style: { "text-valign": "center", "text-halign": "left", "text-margin-x": -4, "text-margin-y": 0 } },
    { selector: "node.unlabelled", style: { "text-opacity": 0 } },
    { selector: "node.dim", style: { opacity: 0.25 } },
    { selector: "edge.dim", style: { opacity: 0.12 } },
    { selector: "edge.near", style: { label: "data(label)", "line-color": ink, "target-arrow-color": ink, "z-index": 2 } },
    { selector: "node.current", style: { "border-color": ink, "border-width": 4, "font-weight": 700, "text-opacity": 1, "z-index": 3 } },
  ]);
}

const colourOf = (key: HTMLElement) => getComputedStyle(key).backgroundColor;

/** Halfway between ink and surface: 3:1 against either theme's background. */
function mix(a: string, b: string) {
  const [first, second] = [a, b].map((colour) => (colour.match(/[\d.]+/g) ?? ["0", "0", "0"]).slice(0, 3).map(Number));
  return `rgb(${first!.map((part, at) => Math.round(part * 0.5 + second![at]! * 0.5)).join(",")})`;
}
