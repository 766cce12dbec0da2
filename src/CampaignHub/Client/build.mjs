// Bundles the front end into ../wwwroot/dist. MSBuild calls it (Client.targets); `npm run watch` keeps it running.
import { context } from "esbuild";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const out = here("../wwwroot/dist");
const watching = process.argv.includes("--watch");

/** An island is a script of its own: a line here, and a page that asks for it. */
const islands = ["map", "timeline"];

/** One file of <symbol>s: <svg class="icon"><use href="/dist/icons.svg#mail"/></svg>. */
async function iconSprite() {
  const names = (await readdir(here("src/icons"))).filter((name) => name.endsWith(".svg")).sort();
  const symbols = names.map(async (name) => {
    const drawing = await readFile(here(`src/icons/${name}`), "utf8");
    const shapes = drawing.replace(/^[\s\S]*?<svg[^>]*>|<\/svg>\s*$/g, "").replace(/\s*\n\s*/g, "");
    return `<symbol id="${name.slice(0, -4)}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-linecap="round" stroke-linejoin="round">${shapes}</symbol>`;
  });
  const notice = "<!-- Tabler Icons, MIT, Copyright (c) 2020-2025 Paweł Kuna -->";
  return `<svg xmlns="http://www.w3.org/2000/svg">${notice}\n${(await Promise.all(symbols)).join("\n")}\n</svg>\n`;
}

/** The chart's style asks for fonts elsewhere, and holds its signs as an address that our policy refuses: ours are served as a file. */
const ganttStyle = {
  name: "gantt-style",
  setup(build) {
    build.onResolve({ filter: /^\/dist\// }, ({ path }) => ({ path, external: true }));
    build.onLoad({ filter: /dhtmlxgantt\.css$/ }, async ({ path }) => {
      const style = await readFile(path, "utf8");
      const signs = /url\(data:font\/woff;base64,([^)]+)\)/.exec(style);
      if (!signs) throw new Error("The signs of the chart are not where they were.");
      await writeFile(`${out}/timeline-signs.woff`, Buffer.from(signs[1], "base64"));
      const contents = style.replace(/@font-face\{[^}]*https?:[^}]*\}/g, "").replace(signs[0], "url(/dist/timeline-signs.woff)").replace(/,\s*url\(data:font\/[^)]*\)\s*format\([^)]*\)/g, "");
      return { contents, loader: "css" };
    });
  },
};

if (!watching) await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
await writeFile(`${out}/icons.svg`, await iconSprite());

const bundle = await context({
  entryPoints: [here("src/core.ts"), here("src/core.css"), ...islands.map((name) => here(`src/${name}.ts`))],
  outdir: out,
  bundle: true,
  plugins: [ganttStyle],
  format: "iife",
  target: "es2022",
  minify: !watching,
  sourcemap: watching && "linked",
  legalComments: "linked",
  logLevel: "info",
});
if (watching) {
  await bundle.watch();
} else {
  await bundle.rebuild();
  await bundle.dispose();
}
