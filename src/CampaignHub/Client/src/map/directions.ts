import type { NodeSingular } from "cytoscape";

export type Direction = "up" | "down" | "left" | "right";

const angles: Record<Direction, number> = { right: 0, down: Math.PI / 2, left: Math.PI, up: -Math.PI / 2 };

/** The neighbour that lies most nearly that way. The four sectors of 150 degrees overlap, so every angle is within some arrow's reach. */
export function neighbourTowards(from: NodeSingular, direction: Direction): NodeSingular | undefined {
  const { x, y } = from.position();
  let best: { node: NodeSingular; turn: number } | undefined;
  from
    .neighborhood()
    .nodes()
    .not(".out")
    .forEach((node) => {
      const there = node.position();
      const difference = Math.abs(Math.atan2(there.y - y, there.x - x) - angles[direction]);
      const turn = Math.min(difference, 2 * Math.PI - difference);
      if (turn < (75 * Math.PI) / 180 && (!best || turn < best.turn)) best = { node, turn };
    });
  return best?.node;
}
