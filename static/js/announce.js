/* Says something to people who listen to the page. The same words twice are said twice. */
export function announce(text) {
  const live = document.querySelector("#live");
  live.textContent = "";
  requestAnimationFrame(() => {
    live.textContent = text;
  });
}
