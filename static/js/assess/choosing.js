/* What was not saved as it was tapped: refused, or somebody else came first. It says so at its field, and the button
   beside the state line lists all of it, each with both texts to choose from. Nothing goes before the therapist says so. */
import { announce } from "../announce.js";

const button = (text, act, kind = "btn sm") => Object.assign(document.createElement("button"), { type: "button", className: kind, textContent: text, onclick: act });
const paragraph = (text, kind) => Object.assign(document.createElement("p"), { className: kind, textContent: text });

export function connectChoices(recording) {
  const { outbox } = recording;
  const opener = document.querySelector("[data-choose]");
  const dialog = document.querySelector("[data-choices]");
  const list = dialog.querySelector("ul");
  opener.onclick = () => dialog.showModal();
  const refresh = () => {
    const rows = outbox.unsettled;
    opener.hidden = !rows.length;
    opener.textContent = rows.length === 1 ? "1 to choose" : `${rows.length} to choose`;
    list.replaceChildren(...rows.map((row) => line(recording, row)));
    if (!rows.length) dialog.close();
    for (const field of recording.fields.values()) complain(recording, field, rows.find((row) => recording.fieldOf(row) === field));
  };
  outbox.addEventListener("state", refresh);
  outbox.addEventListener("change", ({ detail: { change, answer } }) => {
    const field = recording.fieldOf(change);
    if (field && answer.status === 200) field.error.dataset.change = change.id; // whatever was wrong there is not any more
    refresh();
  });
  refresh();
}

function line(recording, row) {
  const item = document.createElement("li");
  const elsewhere = document.createElement("a");
  Object.assign(elsewhere, { href: row.page, textContent: "Open the test" });
  const words = [paragraph(`${row.title}: ${row.label}`, "small what"), paragraph(row.told.sentence, "small")];
  const buttons = paragraph("", "row");
  buttons.append(...choices(recording, row), ...(row.page === location.pathname + location.search ? [] : [elsewhere]));
  item.append(...words, buttons);
  return item;
}

function choices(recording, row) {
  if (row.state === "refused") return [button("Leave it out", () => keepTheirs(recording, row, row.was))];
  const { theirs, theirs_words: first, yours_words: second } = row.told;
  return [
    button(`Keep theirs: ${first}`, () => keepTheirs(recording, row, theirs)),
    button(`Use mine: ${second}`, () => useMine(recording, row)),
  ];
}

function complain(recording, field, row) {
  const isTold = field.error.dataset.change === row?.id;
  if (isTold) return;
  if (row) field.error.dataset.change = row.id;
  else delete field.error.dataset.change;
  field.error.hidden = !row;
  field.error.replaceChildren(...(row ? [`${row.told.sentence} `, ...choices(recording, row)] : []));
  for (const control of field.inputs ?? [field.button ?? field.line]) {
    control.ariaInvalid = row ? "true" : null;
    control.ariaErrorMessageElements = row ? [field.error] : null;
  }
  if (row) announce(row.told.sentence);
}

function keepTheirs(recording, row, value) {
  const field = recording.fieldOf(row);
  if (field) {
    recording.seen[field.name] = value ?? null;
    recording.show(field, value);
  }
  return recording.outbox.drop([row]);
}

function useMine(recording, row) {
  const { assessment, url, title, page, label, words, payload, value, told } = row;
  const field = recording.fieldOf(row);
  if (field) recording.seen[field.name] = value;
  return recording.outbox.add({ assessment, url, title, page, label, words, payload, value, was: told.theirs });
}
