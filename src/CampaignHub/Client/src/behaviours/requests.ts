import htmx from "htmx.org";
import { toast } from "./feedback";
import { words } from "./words";

interface Context {
  select?: string;
  swap?: string;
  response?: { status: number; headers: Headers; raw: Response };
}

const contextOf = (event: Event) => (event as CustomEvent<{ ctx: Context; tasks?: { fragment?: DocumentFragment }[] }>).detail;

export function configureHtmx() {
  Object.assign(htmx.config, {
    // Going back loads the page afresh: what was seen may have changed, or be no longer allowed.
    history: "reload",
    // htmx 4 would put an error page into the target; a form that came back with its errors (422) belongs there.
    noSwap: [204, 304, "400", "401", "403", "404", "409", "429", "5xx"],
  });

  // A selection that the answer lacks would delete its target: most often the session ended and this is the sign-in page.
  document.addEventListener("htmx:before:swap", (event) => {
    const { ctx, tasks } = contextOf(event);
    if (!ctx.select || ctx.swap === "none" || tasks?.[0]?.fragment?.childElementCount !== 0) return;
    event.preventDefault();
    location.assign(ctx.response?.raw.url ?? location.href);
  });

  document.addEventListener("htmx:response:error", (event) => {
    const response = contextOf(event).ctx.response;
    if (!response || response.status === 422 || response.headers.has("HX-Redirect")) return;
    toast(response.status === 429 ? words.tooMany : words.requestRefused, "bad");
  });
  document.addEventListener("htmx:error", (event) => {
    if (contextOf(event).ctx) toast(words.requestFailed, "bad");
  });
}
