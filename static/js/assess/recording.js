/* A recording page on this tablet: what is tapped is shown at once, kept in the vault, and sent by the outbox. */
import { announce } from "../announce.js";
import { connectChoices } from "./choosing.js";
import { fieldsOf } from "./fields.js";
import { connectEnter, connectFields, connectNothingElse } from "./connecting.js";
import { connectInstruments } from "./instruments.js";
import { connectLeaving } from "./leaving.js";
import { redraw } from "./map.js";
import { Outbox, placeOf } from "./outbox.js";
import { keepPages, sayKept } from "./pages.js";
import { connectState, guardClosing } from "./saying.js";
import { connectSkipping } from "./skipping.js";
import { openVault } from "./vault.js";

const NOTHING = { body_map: {} };

/* What the page shows of its fields, and had seen of them: the server's answers, and what was tapped on this tablet. */
export class Recording {
  #past = [];

  constructor(form, outbox) {
    Object.assign(this, { form, outbox, fields: fieldsOf(form), assessment: form.dataset.assessment });
    this.version = Number(form.elements.version.value);
    this.seen = JSON.parse(form.elements.was.value);
    this.undoButton = document.querySelector("[data-undo]");
    this.undoButton.onclick = () => this.#undo();
  }

  show(field, value) {
    field.show(value ?? NOTHING[field.kind] ?? null);
  }

  /* A deed of the therapist's: what was before it can be brought back. */
  change = (field, value) => {
    if (!field.isCounted) this.#past.push([field, this.seen[field.name] ?? null, field.kind === "finding" ? field.read() : null]);
    this.undoButton.hidden = !this.#past.length;
    if (field.kind === "finding") field.show(value);
    this.record(field, value);
  };

  record(field, value) {
    const was = this.seen[field.name] ?? null;
    this.seen[field.name] = value;
    return this.send({ label: labelOf(field), words: field.words(value), payload: field.payload, value, was });
  }

  send(change) {
    const { assessment, form } = this;
    const place = { title: document.querySelector("h1").textContent.trim(), page: location.pathname + location.search };
    return this.outbox.add({ assessment, url: form.dataset.changeUrl, ...place, ...change });
  }

  /* What this tablet knows to be saved since the page was made, and above it what still waits. */
  async resume() {
    for (const { value: known } of await this.outbox.vault.all("known"))
      if (known.version > this.version) this.#take(known, known.value, known.value);
    for (const row of this.outbox.of(this.assessment)) this.#take(row, row.value, seenWith(row));
  }

  /* A field that was made while the page is open, such as one of the sheet of a muscle; `was` is what is known of it. */
  adopt(field, was) {
    this.fields.set(field.name, field);
    this.seen[field.name] = was;
    const row = this.outbox.at(this.assessment, field).at(-1);
    if (row) this.#take(row, row.value, seenWith(row));
  }

  /* The field of this page that a change is of, if it is of one. */
  fieldOf(change) {
    const isIts = (field) => placeOf(field) === placeOf(change);
    return change.assessment === this.assessment ? [...this.fields.values()].find(isIts) : undefined;
  }

  /* The server's answer to a change, sent from here or from another tab of this browser. */
  hear({ change, answer, page, body }) {
    if (change.assessment !== this.assessment) return;
    const isLast = !this.outbox.at(this.assessment, change).some((row) => row.state === "waiting");
    if (isLast && answer.status === 200) this.#take(change, answer.value, answer.value, change.tab !== this.outbox.tab);
    if (isLast && answer.status !== 200) this.#take(change, change.value, answer.status === 409 ? answer.theirs : change.was, false);
    if (page === this.outbox.page && body.parts) redraw(body);
  }

  #take(change, shown, seen, isShown = true) {
    const field = this.fieldOf(change);
    if (!field) return;
    this.seen[field.name] = seen ?? null;
    if (isShown) this.show(field, shown);
  }

  #undo() {
    const [field, seen, shown] = this.#past.pop();
    const before = field.kind === "finding" ? shown : seen;
    this.show(field, before);
    this.record(field, before);
    this.undoButton.hidden = !this.#past.length;
    announce("The last change is undone.");
  }
}

export async function recordOn(form) {
  const { member, worker } = document.querySelector("[data-member]").dataset;
  const outbox = new Outbox(await openVault(member), { member, page: form.dataset.test });
  const recording = new Recording(form, outbox);
  connectState(outbox);
  await outbox.load();
  await recording.resume();
  connectInstruments(form, recording.fields);
  connectFields(form, recording.fields, recording.change);
  connectNothingElse(recording.fields, recording.change, outbox);
  connectEnter(form);
  form.addEventListener("assess:adopt", ({ detail: { field, was } }) => recording.adopt(field, was));
  form.addEventListener("assess:record", ({ detail: { field, value } }) => recording.change(field, value));
  outbox.addEventListener("change", ({ detail }) => recording.hear(detail));
  connectChoices(recording);
  connectSkipping(recording);
  connectLeaving(outbox);
  guardClosing(outbox);
  sayKept(outbox);
  dispatchEvent(new Event("recording:ready"));
  outbox.retry();
  keepPages(worker);
}

/* What the page has seen of a field, by what waits for it. */
const seenWith = (row) => ({ waiting: row.value, conflict: row.told?.theirs, refused: row.was })[row.state];

function labelOf(field) {
  if (field.label) return field.label;
  const [control] = field.inputs ?? [field.button ?? field.line];
  const words = control.getAttribute("aria-label") ?? control.closest("fieldset")?.querySelector("legend")?.textContent ?? "";
  return words.replace(/: [^:]*$/, "").trim() || field.name;
}
