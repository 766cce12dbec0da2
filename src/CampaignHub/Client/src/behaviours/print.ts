/** A button with data-print opens the browser's printing; without script it is not shown. */
export function offerPrint() {
  document.addEventListener("click", (event) => {
    if ((event.target as Element).closest("[data-print]")) window.print();
  });
}
