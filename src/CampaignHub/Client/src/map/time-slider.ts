const aDay = 86_400_000;
const pause = 150;
const beat = 1_200;

/** Moves the field of the day: the form then asks for the network as of it. Marks are days on which something changed. */
export class TimeSlider {
  private readonly slider: HTMLInputElement;
  private readonly said: HTMLElement | null;
  private readonly marks: number[];
  private readonly month = new Intl.DateTimeFormat(document.documentElement.lang, { month: "long", timeZone: "UTC" });
  private asking?: ReturnType<typeof setTimeout>;
  private playing?: ReturnType<typeof setInterval>;

  constructor(
    private readonly root: HTMLElement,
    private readonly day: HTMLInputElement,
  ) {
    this.slider = root.querySelector("input[type=range]")!;
    this.said = root.querySelector("[data-map-day]");
    this.marks = [...root.querySelectorAll("option")].map((option) => Number(option.value));
  }

  start() {
    this.slider.addEventListener("input", () => this.go(this.slider.valueAsNumber));
    for (const button of this.root.querySelectorAll<HTMLElement>("[data-map-change]")) {
      button.addEventListener("click", () => this.toChange(Number(button.dataset.mapChange)));
    }
    this.day.addEventListener("change", () => this.show(this.day.value ? Date.parse(this.day.value) / aDay : this.last));
    const play = this.root.querySelector<HTMLElement>("[data-map-play]");
    play?.addEventListener("click", () => (this.playing ? this.stop(play) : this.play(play)));
  }

  private get last() {
    return Number(this.slider.max);
  }

  private go(to: number) {
    this.show(to);
    // The last day is today, which an empty field stands for.
    this.day.value = to >= this.last ? "" : new Date(to * aDay).toISOString().slice(0, 10);
    clearTimeout(this.asking);
    this.asking = setTimeout(() => this.day.dispatchEvent(new Event("change", { bubbles: true })), pause);
  }

  private show(to: number) {
    this.slider.value = String(to);
    const text = this.say(new Date(to * aDay));
    this.slider.setAttribute("aria-valuetext", text);
    if (this.said) this.said.textContent = text;
  }

  /** As the pages write it (Days.Long): « 1er décembre 2022 », 1 December 2022. */
  private say(day: Date) {
    const number = day.getUTCDate() === 1 && document.documentElement.lang.startsWith("fr") ? "1er" : `${day.getUTCDate()}`;
    return `${number} ${this.month.format(day)} ${day.getUTCFullYear()}`;
  }

  private toChange(step: number) {
    const now = this.slider.valueAsNumber;
    const to = step > 0 ? this.marks.find((mark) => mark > now) : this.marks.findLast((mark) => mark < now);
    this.go(to ?? (step > 0 ? this.last : now));
  }

  private play(button: HTMLElement) {
    button.setAttribute("aria-pressed", "true");
    if (this.slider.valueAsNumber >= this.last) this.go(this.marks[0] ?? this.last);
    this.playing = setInterval(() => {
      if (this.slider.valueAsNumber >= this.last) this.stop(button);
      else this.toChange(1);
    }, beat);
  }

  private stop(button: HTMLElement) {
    button.setAttribute("aria-pressed", "false");
    clearInterval(this.playing);
    this.playing = undefined;
  }
}
