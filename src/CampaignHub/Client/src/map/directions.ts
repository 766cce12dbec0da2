import type { NodeCollection, NodeSingular } from "cytoscape";

export type Direction = "up" | "down" | "left" | "right";

const angles: Record<Direction, number> = { right: 0, down: Math.PI / 2, left: Math.PI, up: -Math.PI / 2 };

/** The four sectors of 150 degrees overlap, so every angle is within some arrow's reach. */
const widest = (75 * Math.PI) / 180;

/** The neighbour that lies most nearly that way; where none lies there, whoever is nearest that way. */
export function nodeTowards(from: NodeSingular, all: NodeCollection, direction: Direction): NodeSingular | undefined {
  return (
    best(from, from.neighborhood().nodes(), direction, (turn) => turn) ??
    best(from, all, direction, (turn, distance) => distance / Math.cos(turn))
  );
}

function best(from: NodeSingular, among: NodeCollection, direction: Direction, cost: (turn: number, distance: number) => number) {
  const { x, y } = from.position();
  let found: { node: NodeSingular; cost: number } | undefined;
  among.forEach((node) => {
    if (node.same(from)) return;
    const there = node.position();
    const difference = Math.abs(Math.atan2(there.y - y, there.x - x) - angles[direction]);
    const turn = Math.min(difference, 2 * Math.PI - difference);
    if (turn >= widest) return;
    const costs = cost(turn, Math.hypot(there.x - x, there.y - y));
    if (!found || costs < found.cost) found = { node, cost: costs };
  });
  return found?.node;
}
