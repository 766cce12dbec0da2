import type { Core } from "cytoscape";
import { toast } from "../behaviours/feedback";
import { words } from "../behaviours/words";

// Sharp on paper, and no larger than browsers allow.
const scale = 2;
const most = 6000;

/** Saves all that is drawn, not only what is in sight, as PNG. */
export function savePicture(root: HTMLElement, cy: Core, name: string) {
  try {
    const stage = root.querySelector<HTMLElement>(".map-stage") ?? root;
    const link = document.createElement("a");
    link.href = cy.png({ full: true, bg: getComputedStyle(stage).backgroundColor, ...sizeOf(cy) });
    link.download = name;
    link.click();
  } catch {
    toast(words.pictureFailed, "bad");
  }
}

function sizeOf(cy: Core) {
  const { w, h } = cy.elements().boundingBox();
  return Math.max(w, h) * scale > most ? { maxWidth: most, maxHeight: most } : { scale };
}
