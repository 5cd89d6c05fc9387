/* The session on the phone: each set is kept here first and sent when it can be, so a lost connection loses nothing.
   Without this script every step is a plain form. */
import { announce } from "./announce.js";
import { forget, keep, send, waiting } from "./phone.js";

const player = document.querySelector("[data-player]");
const parts = [...player.querySelectorAll("[data-part]")];
const help = document.querySelector("#help-offline");

/* Going from exercise to exercise */
function go(number) {
  for (const part of parts) part.hidden = part.dataset.part !== String(number);
  for (const link of document.querySelectorAll(".segs [data-goto]")) {
    link.toggleAttribute("aria-current", link.dataset.goto === String(number));
  }
  document.querySelector("[data-where]").textContent = `${number} of ${parts.length}`;
  history.replaceState(null, "", `?exercise=${number}`);
  scrollTo(0, 0);
  parts[number - 1].querySelector("h1").focus({ preventScroll: true });
}

const toDo = (part) => part.querySelectorAll("[data-slot]:not([data-kept])");

function partAfter(part) {
  const at = parts.indexOf(part);
  return [...parts.slice(at), ...parts.slice(0, at)].find((other) => toDo(other).length > 0);
}

/* What was done of a set, as it is kept: what lasts or goes a distance is one repetition. */
const done = (form) => form.querySelector("[data-done]");

function measured(form) {
  const number = Number(done(form).value);
  const { measure } = form.dataset;
  if (measure === "reps") return { reps: number };
  if (measure === "metres") return { reps: Math.min(number, 1), metres: number };
  return { reps: Math.min(number, 1), seconds: number * (measure === "minutes" ? 60 : 1) };
}

function doneOf(form, { reps, seconds, metres }) {
  return { reps, seconds, minutes: seconds / 60, metres }[form.dataset.measure];
}

const asAsked = ({ least, full }, number) => number >= Number(least) && number <= Number(full);

/* What was done beside what was asked; the number alone where it is what was asked. */
function doneWords(form, number) {
  const { unit, asked } = form.dataset;
  return asAsked(form.dataset, number) ? `${number} ${unit}`.trim() : `${number} of ${asked}`;
}

/* One set */
function bodyOf(form) {
  const said = new FormData(form);
  const number = (name) => Number(said.get(name));
  return {
    prescription: said.get("prescription_id"),
    set_number: number("set_number"),
    side: said.get("side"),
    ...measured(form),
    hold_seconds: number("hold_seconds"),
    load_kg: said.get("load_kg") || null,
    done_at: new Date().toISOString(),
    made_id: said.get("made_id"),
  };
}

function markKept(form, body) {
  form.dataset.kept = body.made_id;
  form.hidden = true;
  const part = form.closest("[data-part]");
  part.querySelector("[data-sets-done]").append(doneLine(form, body));
  showState(part);
}

function showState(part) {
  const [next] = toDo(part);
  for (const form of part.querySelectorAll("[data-slot]")) form.hidden = form !== next;
  part.querySelector("[data-all-done]").hidden = Boolean(next);
  const some = part.querySelectorAll("[data-sets-done] li").length > 0;
  const mark = document.querySelector(`.segs [data-goto="${part.dataset.part}"]`);
  mark.className = next ? (some ? "begun" : "") : "whole";
}

function doneLine(form, body) {
  const line = document.createElement("li");
  line.dataset.line = body.made_id;
  const words = document.createElement("span");
  words.className = "num";
  words.textContent = `${form.dataset.words}: ${doneWords(form, doneOf(form, body))}`;
  const undo = document.createElement("button");
  undo.className = "btn quiet sm";
  undo.type = "button";
  undo.textContent = "Undo";
  undo.setAttribute("aria-label", `Undo ${form.dataset.words}`);
  undo.addEventListener("click", () => takeBack(form, line));
  line.append(words, undo);
  return line;
}

/* A set still on the phone is forgotten; one that was sent is taken back by the server, which shows the page anew. */
function takeBack(form, line) {
  if (line.dataset.log) return sendUndo(line.dataset.log);
  forget(form.dataset.kept);
  delete form.dataset.kept;
  form.elements.made_id.value = crypto.randomUUID();
  line.remove();
  return showState(form.closest("[data-part]"));
}

function sendUndo(log) {
  const form = document.createElement("form");
  form.method = "post";
  form.action = player.dataset.undoUrl.replace(/sets\/[^/]+/, `sets/${log}`);
  const token = Object.assign(document.createElement("input"), {
    type: "hidden", name: "csrfmiddlewaretoken", value: player.dataset.undoToken,
  });
  form.append(token);
  document.body.append(form);
  form.submit();
}

function showCount(form) {
  const { full } = form.dataset;
  const number = Number(done(form).value);
  form.querySelector("[data-run]").setAttribute("stroke-dasharray", `${Math.min(number, full)} ${full}`);
  const says = asAsked(form.dataset, number) ? "Done as prescribed" : `Done: ${doneWords(form, number)}`;
  form.querySelector("[data-say]").textContent = says;
}

async function finish() {
  if (await send()) location.assign(player.dataset.finishUrl);
  else announce("Your sets are saved on this phone. Finish when you are back online.");
}

player.addEventListener("submit", (event) => {
  const form = event.target.closest("[data-slot]");
  if (!form) return;
  event.preventDefault();
  const body = bodyOf(form);
  keep(player.dataset.setsUrl, body);
  markKept(form, body);
  send();
  const part = form.closest("[data-part]");
  const next = partAfter(part);
  if (!next) finish();
  else if (next !== part) go(next.dataset.part);
  else announce(`Kept. Next: ${toDo(part)[0].dataset.words}`);
});

for (const kind of ["input", "change"]) {
  player.addEventListener(kind, (event) => {
    const form = event.target.closest("[data-slot]");
    if (form) showCount(form);
  });
}

document.addEventListener("click", async (event) => {
  const link = event.target.closest("[data-goto], [data-hurts], [data-finish]");
  if (!link) return;
  event.preventDefault();
  if ("goto" in link.dataset) go(Number(link.dataset.goto));
  else if ("finish" in link.dataset) await finish();
  else if (navigator.onLine && await send()) location.assign(link.href);
  else help.showModal();
});

document.addEventListener("set:sent", ({ detail }) => {
  const line = player.querySelector(`[data-line="${detail.made_id}"]`);
  if (line) line.dataset.log = detail.id;
});

/* What was done before a reload and is still on the phone */
for (const { url, body } of waiting()) {
  if (url !== player.dataset.setsUrl) continue;
  const form = [...player.querySelectorAll("[data-slot]")].find(({ elements }) => (
    elements.prescription_id.value === body.prescription
    && elements.set_number.value === String(body.set_number)
    && elements.side.value === body.side
  ));
  if (form) markKept(form, body);
}

const banner = document.querySelector("[data-offline]");
banner.lastChild.textContent = " You are offline. Each set you do is saved on this phone.";
