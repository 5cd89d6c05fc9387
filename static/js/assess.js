/* Recording an assessment: a tap is a change, kept at once. Without this script the page is a plain form with a Save button. */
import { announce } from "./announce.js";
import { fieldsOf, settle } from "./assess/fields.js";
import { connectFinding } from "./assess/tapping.js";
import { Queue } from "./assess/queue.js";
import { connectMap, redraw } from "./assess/map.js";
import { connectPlaces } from "./assess/places.js";
import { connectScreen } from "./assess/screen.js";

const form = document.querySelector("[data-sheet]");
const state = document.querySelector("#save-state");
const retry = document.querySelector("[data-retry]");
const undo = document.querySelector("[data-undo]");
const past = [];
let leaveTo = null;

const many = (count) => `${count} change${count === 1 ? "" : "s"}`;
const clock = () => new Date().toLocaleTimeString("en-GB");
const SAYS = {
  saving: () => "Saving…",
  settled: () => `Saved ${clock()}`,
  offline: (count) => `Offline, ${many(count)} kept on this tablet`,
  failed: (count) => `Couldn’t save ${many(count)}, retry`,
  "signed-out": (count) => `Signed out: ${many(count)} kept. Sign in in another tab, then retry`,
};
const LOOK = { settled: "saved", "signed-out": "failed" };

function showState(name, count) {
  state.dataset.state = LOOK[name] || name;
  state.textContent = SAYS[name](count);
  retry.hidden = !["failed", "offline", "signed-out"].includes(name);
  if (["offline", "failed"].includes(name)) leaveTo = null;
  if (name === "settled" && leaveTo) leaveTo();
}

const controlsOf = (field) => field.inputs ?? [field.input ?? field.button ?? [...field.line.querySelectorAll("input, select")]].flat();

function complain(field, sentence, ...choices) {
  field.error.hidden = !sentence;
  field.error.replaceChildren(sentence, ...choices);
  for (const control of controlsOf(field)) {
    control.ariaInvalid = sentence ? "true" : null;
    control.ariaErrorMessageElements = sentence ? [field.error] : null;
  }
  if (sentence) announce(sentence);
}

function choice(text, act) {
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "btn sm", textContent: text, onclick: act });
  return button;
}

function setUp() {
  const fields = fieldsOf(form);
  const queue = new Queue({
    url: form.dataset.changeUrl,
    token: form.elements.csrfmiddlewaretoken.value,
    storage: `plumbline.assessment.${form.dataset.assessment}`,
    version: Number(form.elements.version.value),
    seen: JSON.parse(form.elements.was.value),
    onState: showState,
    onSaved(change, body) {
      const field = fields.get(change.field);
      if (field) complain(field, "");
      redraw(body);
    },
    onConflict(change, body) {
      const field = fields.get(change.field);
      if (!field) return;
      const sentence = `Somebody else recorded “${field.words(body.theirs)}” here; you chose “${field.words(body.yours)}”. Nothing was overwritten. `;
      const settle = (value, isMine) => () => {
        queue.seen[field.name] = body.theirs;
        field.show(value);
        complain(field, "");
        if (isMine) queue.add(field.name, field.payload, value);
      };
      complain(field, sentence, choice("Keep theirs", settle(body.theirs, false)), choice("Use mine", settle(body.yours, true)));
    },
    onRefused(change, sentence) {
      const field = fields.get(change.field);
      if (field) complain(field, sentence);
    },
  });
  const record = (field, value) => queue.add(field.name, { ...field.payload, page: form.dataset.test }, value);
  const change = (field, value) => {
    if (!field.isCounted) past.push([field, queue.seen[field.name] ?? null, field.kind === "finding" ? field.read() : null]);
    undo.hidden = !past.length;
    if (field.kind === "finding") field.show(value);
    record(field, value);
  };
  resume(queue, fields);
  connectFields(fields, change);
  undo.onclick = () => {
    const [field, seen, shown] = past.pop();
    const before = field.kind === "finding" ? shown : seen;
    field.show(before ?? (field.kind === "body_map" ? {} : null));
    record(field, before);
    undo.hidden = !past.length;
    announce("The last change is undone.");
  };
  retry.onclick = () => queue.retry();
  guardLeaving(queue);
}

/* Changes an earlier visit could not send stand above what the server has. */
function resume(queue, fields) {
  for (const { field, value } of queue.waiting) fields.get(field)?.show(value);
  if (queue.size) queue.retry();
}

function connectFields(fields, change) {
  for (const field of fields.values()) {
    if (field.kind === "finding") connectFinding(field, change);
    else if (field.kind === "entry") connectEntry(field, change);
    else if (field.kind === "measurement") connectMeasurement(field, change);
    else field.line.addEventListener("change", () => { field.line.classList.remove("proposed"); change(field, field.read()); });
  }
  const rest = form.querySelector("[data-nothing-seen]");
  rest?.addEventListener("click", (event) => {
    event.preventDefault();
    const unseen = [...fields.values()].filter((field) => field.kind === "finding" && field.read() === null && !field.cell.closest(".derived"));
    for (const field of unseen) change(field, 0);
    announce(unseen.length ? `${unseen.length} recorded as not seen.` : "Everything here is recorded already.");
  });
  form.addEventListener("submit", (event) => {
    if (event.submitter?.formAction !== undefined && event.submitter.hasAttribute("data-nothing-seen")) event.preventDefault();
  });
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

/* Going on waits for what is still on its way; offline it says so instead of showing the browser's error. */
function guardLeaving(queue) {
  const hold = (event, go) => {
    if (!queue.size && navigator.onLine) return;
    event.preventDefault();
    if (!navigator.onLine) return tellOffline(queue.size);
    leaveTo = go;
    queue.retry();
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (link && !event.defaultPrevented) hold(event, () => { location.href = link.href; });
  });
  for (const finish of document.querySelectorAll("[data-finish]"))
    finish.addEventListener("submit", (event) => hold(event, () => finish.submit()));
  addEventListener("beforeunload", (event) => {
    if (queue.size && !leaveTo) event.preventDefault();
  });
}

function tellOffline(count) {
  showState("offline", count);
  announce("You are offline. This page stays open; go on when the connection is back.");
}

if (form) setUp();
document.querySelector(".tests [aria-current]")?.scrollIntoView({ block: "nearest" });
connectMap();
connectPlaces();
connectScreen();
