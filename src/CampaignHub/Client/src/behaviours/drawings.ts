import { on } from "./dom";
import { toast } from "./feedback";
import { words } from "./words";

// Twice as many pixels as the drawing is wide: sharp on paper.
const scale = 2;

/** <button class="with-js" data-png> beside <img data-drawing>: saves the drawing as PNG. */
export function savePictures() {
  on("click", "[data-png]", (button: HTMLElement) => void save(button));
}

async function save(button: HTMLElement) {
  const image = button.closest("figure")?.querySelector<HTMLImageElement>("img[data-drawing]");
  if (!image) return;
  try {
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [image.naturalWidth * scale, image.naturalHeight * scale];
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const link = document.createElement("a");
    link.href = canvas.toDataURL("image/png");
    link.download = `${document.title.split(" · ")[0] ?? "map"}.png`;
    link.click();
  } catch {
    toast(words.pictureFailed, "bad");
  }
}
