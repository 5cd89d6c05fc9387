/* Draws and measures the figures of the sheet as they come into sight, one a turn, so that the page stays quick. */
import { inner, prepare } from "./figure/scene.js";
import { round1 } from "./figure/vectors.js";
import { showMeasured } from "./measured.js";

async function show(row) {
  const answer = await fetch(row.dataset.sheet);
  if (!answer.ok) return;
  const script = await answer.json();
  const ready = prepare(script);
  const moments = { start: 0, middle: ready.middle, finish: ready.finish };
  for (const svg of row.querySelectorAll("[data-moment]")) {
    svg.setAttribute("viewBox", ready.box.map(round1).join(" "));
    svg.innerHTML = inner(ready, moments[svg.dataset.moment]);
  }
  showMeasured(row.querySelector("[data-measured]"), script);
}

let turn = Promise.resolve();
const idle = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

const sight = new IntersectionObserver(
  (seen) => {
    for (const { target } of seen.filter(({ isIntersecting }) => isIntersecting)) {
      sight.unobserve(target);
      turn = turn.then(idle).then(() => show(target)).catch(() => {});
    }
  },
  { rootMargin: "300px" },
);
for (const row of document.querySelectorAll("[data-sheet]")) sight.observe(row);
for (const field of document.querySelectorAll(".sheet-filters :is(select, input)")) field.addEventListener("change", () => field.form.requestSubmit());
