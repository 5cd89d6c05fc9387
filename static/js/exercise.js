/* The figure of an exercise: turned by the choice of a view, stopped and started by a button. */
import { draw } from "./figure.js";

const controls = document.querySelector("[data-turning]");
const figure = controls.closest("section").querySelector("svg.fig");
const play = controls.querySelector("[data-play]");

controls.addEventListener("change", ({ target }) => {
  if (target.value) figure.dataset.view = target.value;
  else delete figure.dataset.view;
  draw(figure);
});

play.addEventListener("click", () => {
  const paused = figure.toggleAttribute("data-paused");
  play.classList.toggle("paused", paused);
  play.querySelector("span").textContent = paused ? "Play" : "Pause";
});

play.hidden = matchMedia("(prefers-reduced-motion: reduce)").matches;
controls.hidden = !figure?.dataset.figure;
