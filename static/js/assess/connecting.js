/* What is done to a field becomes a change. */
import { announce } from "../announce.js";
import { settle } from "./fields.js";
import { leave } from "./leaving.js";
import { connectFinding } from "./tapping.js";

const CONNECT = { finding: connectFinding, measurement: connectMeasurement, entry: connectEntry, body_map: connectPlace };

export function connectFields(form, fields, change) {
  for (const field of fields.values()) CONNECT[field.kind](field, change);
  form.querySelector("[data-nothing-seen]")?.addEventListener("click", (event) => {
    event.preventDefault();
    sayNothingSeen(fields, change);
  });
}

/* One tap for "nothing else" and for going on. */
export function connectNothingElse(fields, change, outbox) {
  const button = document.querySelector("[data-nothing-else]");
  button?.addEventListener("click", (event) => {
    event.preventDefault();
    sayNothingSeen(fields, change);
    leave(outbox, () => { location.href = button.dataset.nothingElse; });
  });
}

/* Enter goes on to the next number; it sends no form away. */
export function connectEnter(form) {
  const numbers = [...form.querySelectorAll(".mi .input:not(:disabled)")];
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.matches("input.input")) return;
    event.preventDefault();
    const at = numbers.indexOf(event.target);
    if (at >= 0 && numbers[at + 1]) numbers[at + 1].focus();
    else event.target.blur();
  });
}

function sayNothingSeen(fields, change) {
  const isUnseen = (field) => field.kind === "finding" && field.read() === null && !field.cell.closest(".derived");
  const unseen = [...fields.values()].filter(isUnseen);
  for (const field of unseen) change(field, 0);
  announce(unseen.length ? `${unseen.length} recorded as not seen.` : "Everything here is recorded already.");
}

function connectMeasurement(field, change) {
  for (const input of field.inputs) input.addEventListener("change", () => change(field, field.read()));
}

function connectEntry(field, change) {
  for (const input of field.inputs)
    input.addEventListener("change", () => {
      settle(field, input);
      change(field, field.read());
    });
}

function connectPlace(field, change) {
  field.line.addEventListener("change", () => {
    field.line.classList.remove("proposed");
    change(field, field.read());
  });
}
