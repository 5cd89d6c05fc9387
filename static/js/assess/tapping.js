/* A finding is tapped through: slight, clear, marked, not seen. Held, it is taken back to not tested.
   With a keyboard the digits say it at once, and Delete takes it back. */
import { nextSeverity } from "./fields.js";

const LONG = 550;
const TAKEN_BACK = ["Delete", "Backspace"];

export function connectFinding(field, change) {
  let held = 0;
  let wasHeld = false;
  const release = () => clearTimeout(held);
  const say = (value) => { if (field.read() !== value) change(field, value); };
  field.button.addEventListener("pointerdown", () => {
    wasHeld = false;
    held = setTimeout(() => { wasHeld = true; say(null); navigator.vibrate?.(30); }, LONG);
  });
  for (const end of ["pointerup", "pointerleave", "pointercancel"]) field.button.addEventListener(end, release);
  field.button.addEventListener("contextmenu", (event) => event.preventDefault());
  field.button.addEventListener("click", () => { if (!wasHeld) change(field, nextSeverity(field.read())); wasHeld = false; });
  field.button.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (!"0123".includes(event.key) && !TAKEN_BACK.includes(event.key)) return;
    event.preventDefault();
    say(TAKEN_BACK.includes(event.key) ? null : Number(event.key));
  });
}
