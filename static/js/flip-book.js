/* A figure frame by frame: all frames laid out, one of them large, stepped through by buttons and arrow keys. */
import { inner, prepare } from "./figure/scene.js";
import { round1 } from "./figure/vectors.js";
import { showMeasured } from "./measured.js";

const book = document.querySelector("[data-flip]");
const one = book.querySelector("[data-one]");
const where = book.querySelector("[data-where]");
const frames = [...book.querySelectorAll("[data-frame]")];
const name = one.getAttribute("aria-label").replace(/ \d+$/, "");
let at = 0;

function turnTo(number) {
  frames[at].removeAttribute("aria-current");
  at = (number + frames.length) % frames.length;
  frames[at].setAttribute("aria-current", "true");
  one.innerHTML = frames[at].firstElementChild.innerHTML;
  one.setAttribute("aria-label", `${name} ${at + 1}`);
  where.textContent = `${at + 1} of ${frames.length}`;
}

function lay(script) {
  const ready = prepare(script);
  const box = ready.box.map(round1).join(" ");
  one.setAttribute("viewBox", box);
  frames.forEach((frame, n) => {
    frame.firstElementChild.setAttribute("viewBox", box);
    frame.firstElementChild.innerHTML = inner(ready, n / frames.length);
  });
  turnTo(0);
  showMeasured(book.querySelector("[data-measured]"), script);
}

book.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-step], [data-frame], [data-print]");
  if (!button) return;
  if (button.dataset.step) turnTo(at + Number(button.dataset.step));
  else if (button.dataset.frame) turnTo(Number(button.dataset.frame));
  else print();
});
document.addEventListener("keydown", ({ key, altKey, ctrlKey, metaKey }) => {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[key];
  if (!step || altKey || ctrlKey || metaKey) return;
  turnTo(at + step);
  if (document.activeElement.dataset.frame) frames[at].focus();
});

const answer = await fetch(book.dataset.flip);
if (answer.ok) lay(await answer.json());
