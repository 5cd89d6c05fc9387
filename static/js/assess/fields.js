/* The fields of a recording page, all asked the same way: read, show, and say in words.

   A field: {name, payload, kind, read(), show(value), words(value), error}. */
const WORDS = ["not seen", "slight", "clear", "marked"];
const NOT_TESTED = "not tested";
const NEXT = { "": 1, 1: 2, 2: 3, 3: 0, 0: 1 };
const PARTS = ["pain", "tension", "recurrence", "onset", "history"];

const number = (text) => (text === "" ? null : Number(text));
const plain = (value) => (value === null || value === undefined ? "" : String(value));
const errorOf = (name) => document.querySelector(`[data-error-of="${name}"]`);

export const severityWords = (value) => (value === null || value === "" ? NOT_TESTED : WORDS[value]);
export const nextSeverity = (value) => NEXT[plain(value)];

function finding(cell) {
  const { cell: name, observation, side } = cell.dataset;
  const button = cell.querySelector(".sev-step");
  const called = button.getAttribute("aria-label").replace(/: [^:]*$/, "");
  return {
    name,
    cell,
    button,
    kind: "finding",
    payload: { kind: "finding", observation, side },
    error: errorOf(name),
    read: () => number(button.dataset.value),
    words: severityWords,
    show(value) {
      button.dataset.value = plain(value);
      button.querySelector(".sev-word").textContent = severityWords(value);
      button.setAttribute("aria-label", `${called}: ${severityWords(value)}`);
      for (const radio of cell.querySelectorAll("input")) radio.checked = radio.value === plain(value);
    },
  };
}

function measurement(label, test) {
  const { measure: name, key, site, side } = label.dataset;
  const input = label.querySelector("input, select");
  return {
    name,
    input,
    kind: "measurement",
    payload: { kind: "measurement", test, key, site, side },
    error: errorOf(name),
    read: () => input.value.trim() || null,
    words: (value) => plain(value) || NOT_TESTED,
    show: (value) => { input.value = plain(value); },
  };
}

function place(line) {
  const { place: name, region, side } = line.dataset;
  const part = (key) => line.querySelector(`[name="${name}.${key}"]`);
  return {
    name,
    line,
    kind: "body_map",
    payload: { kind: "body_map", region, side },
    error: errorOf(name),
    read: () => Object.fromEntries(PARTS.map((key) => [key, part(key).value.trim()])),
    words: (value) => `pain ${plain(value.pain) || "–"}, tension ${plain(value.tension) || "–"}`,
    show(value) {
      for (const key of PARTS) part(key).value = plain(value[key]).replace(/\.?0+$/, (zeros) => (key === "onset" ? "" : zeros));
      line.classList.remove("proposed");
    },
  };
}

/* Every field of the form, by name. */
export function fieldsOf(form) {
  const all = [
    ...[...form.querySelectorAll("[data-cell]")].map(finding),
    ...[...form.querySelectorAll("[data-measure]")].map((label) => measurement(label, form.dataset.test)),
    ...[...form.querySelectorAll("[data-place]")].map(place),
  ];
  return new Map(all.map((field) => [field.name, field]));
}
