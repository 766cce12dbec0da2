// The network drawing. The server keeps the positions and writes every word; the tables and the tree below hold the same facts and actions.
import type { Core } from "cytoscape";
import { on } from "./behaviours/dom";
import { toast } from "./behaviours/feedback";
import { words } from "./behaviours/words";
import { draw, replace } from "./map/drawing";
import type { NetworkData } from "./map/data";
import { NetworkMap } from "./map/network-map";
import { savePicture } from "./map/picture";
import { TimeSlider } from "./map/time-slider";

const root = document.querySelector<HTMLElement>("[data-map]");
if (root) start(root);

function start(root: HTMLElement) {
  const canvas = root.querySelector<HTMLElement>("[data-map-canvas]");
  const source = () => document.querySelector<HTMLElement>("[data-map-src]")?.dataset.mapSrc;
  if (!canvas) return;
  let cy: Core | undefined;
  let map: NetworkMap | undefined;
  let shown: string | undefined;

  const show = async () => {
    const asked = source();
    if (!asked || asked === shown) return;
    shown = asked;
    const data = await read(asked);
    // Somebody chose something else meanwhile.
    if (!data || shown !== asked) return;
    if (data.isWaiting) {
      shown = undefined;
      setTimeout(show, 2000);
      return;
    }
    if (cy && map) {
      replace(cy, data);
      map.refresh();
    } else {
      cy = draw(canvas, data);
      map = new NetworkMap(root, canvas, cy);
      map.start();
    }
    root.dataset.ready = asked;
  };

  const read = async (path: string) => {
    try {
      const answer = await fetch(path, { headers: { Accept: "application/json" } });
      if (!answer.ok) throw new Error(`${answer.status}`);
      return (await answer.json()) as NetworkData;
    } catch (problem) {
      console.error("The map could not be drawn.", problem);
      toast(words.mapFailed, "bad");
      return undefined;
    }
  };

  const time = root.querySelector<HTMLElement>("[data-map-time]");
  const day = document.querySelector<HTMLInputElement>("#network-filter [name=on]");
  if (time && day) new TimeSlider(time, day).start();
  on("click", "[data-map-png]", (button: HTMLElement) => cy && savePicture(root, cy, button.dataset.mapPng ?? "network.png"));
  document.addEventListener("htmx:after:swap", () => void show());
  void show();
}
