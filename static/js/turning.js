/* "Seen from": turns every moving figure of the page from view to view, and remembers the choice on this phone. */
import { announce } from "./announce.js";
import { draw } from "./figure.js";

const KEY = "plumbline-view";
const VIEWS = [["", "As drawn"], ["side", "Side"], ["three_quarter", "Three-quarter"], ["front", "Front"]];
const buttons = [...document.querySelectorAll("[data-turn]")];
const figureOf = (button) => button.parentElement.querySelector("svg.fig[data-figure]:not([data-figure=''])");

function remembered() {
  try {
    return Math.max(0, VIEWS.findIndex(([view]) => view === localStorage.getItem(KEY)));
  } catch {
    return 0;
  }
}

function remember(view) {
  try {
    localStorage.setItem(KEY, view);
  } catch {
    /* Kept for this page alone. */
  }
}

let chosen = remembered();

function turn() {
  const [view, name] = VIEWS[chosen];
  for (const button of buttons) {
    button.querySelector("[data-seen-from]").textContent = name;
    const figure = figureOf(button);
    if (!figure || (figure.dataset.view ?? "") === view) continue;
    if (view) figure.dataset.view = view;
    else delete figure.dataset.view;
    draw(figure);
  }
}

for (const button of buttons) {
  button.hidden = !figureOf(button);
  button.addEventListener("click", () => {
    chosen = (chosen + 1) % VIEWS.length;
    remember(VIEWS[chosen][0]);
    turn();
    announce(`Seen from: ${VIEWS[chosen][1]}.`);
  });
}
turn();
