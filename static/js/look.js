/* The figure takes each choice at once, before it is saved. */
import { draw } from "./figure.js";

const form = document.querySelector("[data-look]");
const figure = form.querySelector("svg.fig");

form.addEventListener("change", ({ target }) => {
  document.body.setAttribute(`data-${target.name.replace("_", "-")}`, target.value);
  draw(figure);
});
