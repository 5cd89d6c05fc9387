/* A list whose items move by dragging their handle, or by its keys: Space lifts and drops, arrows move, Escape goes back.

   <ol data-sortable> holds <li data-key data-name>, each with a button [data-grip]. Where an item was dropped elsewhere,
   the event "reorder:drop" tells it on the item: {before} is the key of the one it now stands in front of, "" at the end.
   Every step is announced. Works on lists that come later, too. */
import { announce } from "./announce.js";

const EDGE = 64;
const SPEED = 12;
let held = null;

const itemsOf = (list) => [...list.querySelectorAll(":scope > [data-key]")];
const place = (item) => itemsOf(item.parentElement).indexOf(item) + 1;
const where = (item) => `${place(item)} of ${itemsOf(item.parentElement).length}`;

function lift(grip, by) {
  const item = grip.closest("[data-key]");
  const home = item.nextElementSibling;
  held = { grip, item, home, list: item.parentElement, from: place(item), by };
  grip.setAttribute("aria-pressed", "true");
  item.classList.add("lifted");
}

function letGo() {
  held.grip.setAttribute("aria-pressed", "false");
  held.item.classList.remove("lifted");
  const done = held;
  held = null;
  return done;
}

function drop() {
  const { item, from } = letGo();
  if (place(item) === from) return announce(`${item.dataset.name} stays ${where(item)}.`);
  announce(`${item.dataset.name} dropped, ${where(item)}.`);
  const before = item.nextElementSibling?.dataset.key ?? "";
  item.dispatchEvent(new CustomEvent("reorder:drop", { bubbles: true, detail: { before } }));
}

function cancel() {
  const { item, home, list, grip } = letGo();
  list.insertBefore(item, home);
  grip.focus();
  announce(`${item.dataset.name} is back, ${where(item)}.`);
}

/* Moving a node takes its focus away, so it is given back. */
function step(down) {
  const other = down ? held.item.nextElementSibling : held.item.previousElementSibling;
  if (other) down ? other.after(held.item) : other.before(held.item);
  held.grip.focus();
  announce(`${held.item.dataset.name}, ${where(held.item)}.`);
}

function onKey(event) {
  const grip = event.target.closest?.("[data-grip]");
  if (held?.by === "pointer") return event.key === "Escape" ? cancel() : undefined;
  if (!grip) return;
  const keys = {
    " ": () => (held ? drop() : (lift(grip, "keys"), announce(`${held.item.dataset.name} lifted, ${where(held.item)}. Arrows move it, Space drops it.`))),
    Enter: () => keys[" "](),
    ArrowDown: held && (() => step(true)),
    ArrowUp: held && (() => step(false)),
    Escape: held && cancel,
  };
  if (!keys[event.key]) return;
  event.preventDefault();
  keys[event.key]();
}

function onDown(event) {
  const grip = event.target.closest("[data-grip]");
  if (!grip || event.button !== 0 || held) return;
  event.preventDefault();
  grip.focus();
  lift(grip, "pointer");
  grip.setPointerCapture(event.pointerId);
}

/* The item goes in front of the first whose middle is under the pointer. */
function onMove(event) {
  if (held?.by !== "pointer") return;
  const others = itemsOf(held.list).filter((item) => item !== held.item);
  const next = others.find((item) => {
    const box = item.getBoundingClientRect();
    return event.clientY < box.top + box.height / 2;
  });
  if (held.item.nextElementSibling !== (next ?? null)) held.list.insertBefore(held.item, next ?? null);
  if (event.clientY < EDGE) scrollBy(0, -SPEED);
  if (event.clientY > innerHeight - EDGE) scrollBy(0, SPEED);
}

document.addEventListener("keydown", onKey);
document.addEventListener("pointerdown", onDown);
document.addEventListener("pointermove", onMove);
document.addEventListener("pointerup", () => held?.by === "pointer" && drop());
document.addEventListener("pointercancel", () => held?.by === "pointer" && cancel());
document.addEventListener("focusout", (event) => {
  if (held?.by !== "keys" || event.target !== held.grip) return;
  setTimeout(() => held && document.activeElement !== held.grip && drop());
});
