// The network drawing. The server computes the positions and writes every word; the table beside it holds the same facts and actions.
import { toast } from "./behaviours/feedback";
import { words } from "./behaviours/words";
import { draw } from "./map/drawing";
import { NetworkMap } from "./map/network-map";
import type { NetworkData } from "./map/data";

for (const root of document.querySelectorAll<HTMLElement>("[data-map]")) void start(root);

async function start(root: HTMLElement) {
  const canvas = root.querySelector<HTMLElement>("[data-map-canvas]");
  if (!canvas || !root.dataset.src) return;
  try {
    const answer = await fetch(root.dataset.src, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(`${answer.status}`);
    const data = (await answer.json()) as NetworkData;
    new NetworkMap(root, canvas, draw(root, canvas, data)).start();
    root.dataset.ready = "";
  } catch (problem) {
    console.error("The map could not be drawn.", problem);
    toast(words.mapFailed, "bad");
  }
}
