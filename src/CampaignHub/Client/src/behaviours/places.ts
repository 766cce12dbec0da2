/** Where a page is looked at first: <div data-scroll-to="x"> at x, a third from its edge; the menu at the entry of this page. */
export function startInPlace() {
  for (const scroller of document.querySelectorAll<HTMLElement>("[data-scroll-to]")) {
    const names = scroller.querySelector<HTMLElement>(".tl-names")?.offsetWidth ?? 0;
    scroller.scrollLeft = Number(scroller.dataset.scrollTo) - (scroller.clientWidth - names) / 3;
  }

  const menu = document.querySelector<HTMLElement>(".hub-nav");
  const current = menu?.querySelector<HTMLElement>("[aria-current=page]");
  if (menu && current && current.offsetTop + current.offsetHeight > menu.clientHeight) {
    menu.scrollTop = current.offsetTop - menu.clientHeight / 2;
  }
}
