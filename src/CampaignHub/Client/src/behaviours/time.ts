import { onContent } from "./dom";
import { words } from "./words";

/** Times are written in the campaign's zone (<html data-zone>). Whoever reads from another one is told their own, on the same <time data-local>. */
export function hintLocalTimes() {
  const zone = document.documentElement.dataset.zone;
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!zone || zone === own) return;
  const format = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
  onContent(() => {
    for (const time of document.querySelectorAll<HTMLTimeElement>("time[data-local][datetime]:not([title])")) {
      const instant = new Date(time.dateTime);
      if (!Number.isNaN(instant.getTime())) time.title = `${words.yourTime} ${format.format(instant)} (${own})`;
    }
  });
}
