/* The fields of a recording page, all asked the same way: read, show, and say in words.

   A field: {name, payload, kind, read(), show(value), words(value), error}; the kinds are finding, measurement, body_map, entry.
   A field of a finding or a measurement fires "shown" whenever its value is shown, by whomever. */
const WORDS = ["not seen", "slight", "clear", "marked"];
const NOT_TESTED = "not tested";
const NEXT = { "": 1, 1: 2, 2: 3, 3: 0, 0: 1 };
const PARTS = ["pain", "tension", "recurrence", "onset", "history"];

const number = (text) => (text === "" ? null : Number(text));
const plain = (value) => (value === null || value === undefined ? "" : String(value));
const errorOf = (name) => document.querySelector(`[data-error-of="${name}"]`);

export const nextSeverity = (value) => NEXT[plain(value)];

function finding(cell) {
  const { cell: name, observation, side, none } = cell.dataset;
  const words = (value) => (value === null || value === "" ? none : WORDS[value]);
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
    words,
    show(value) {
      button.dataset.value = plain(value);
      button.querySelector(".sev-word").textContent = words(value);
      button.setAttribute("aria-label", `${called}: ${words(value)}`);
      for (const radio of cell.querySelectorAll(".sev-radios input")) radio.checked = radio.value === plain(value);
      cell.dispatchEvent(new Event("shown", { bubbles: true }));
    },
  };
}

/* A number to type, or one of a few to tap. What is counted from other fields is none of the therapist's own steps. */
function measurement(box, test) {
  const { measure: name, key, site, side } = box.dataset;
  const inputs = [...box.querySelectorAll("input, select")];
  const chosen = () => (inputs[0].type === "radio" ? inputs.find((input) => input.checked) : inputs[0]);
  return {
    name,
    inputs,
    kind: "measurement",
    payload: { kind: "measurement", test, key, site, side },
    error: errorOf(name),
    isCounted: "counted" in box.dataset,
    read: () => chosen()?.value.trim() || null,
    words: (value) => plain(value) || NOT_TESTED,
    show(value) {
      if (inputs[0].type !== "radio") inputs[0].value = plain(value);
      else for (const input of inputs) input.checked = input.value === plain(value);
      box.dispatchEvent(new Event("shown", { bubbles: true }));
    },
  };
}

function place(line, form) {
  const { place: name, region, side } = line.dataset;
  const part = (key) => form.elements.namedItem(`${name}.${key}`); // a field, or its radios together
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

/* An entry of a book: its value is an object, its fields are all those of the form whose names begin with its own. */
function entry(box, form) {
  const { entry: name, book, key, site, side } = box.dataset;
  const inputs = [...form.elements].filter((input) => input.name?.startsWith(`${name}.`) && !input.name.slice(name.length + 1).includes("."));
  const part = (input) => input.name.slice(name.length + 1);
  const isTicked = (input) => !["radio", "checkbox"].includes(input.type) || input.checked;
  const isOneOfMany = (input) => input.type === "checkbox" && inputs.filter((other) => other.name === input.name).length > 1;
  return {
    name,
    inputs,
    kind: "entry",
    payload: { kind: "measurement", test: book, key, site, side },
    error: errorOf(name),
    read() {
      const said = {};
      for (const input of inputs.filter((each) => isTicked(each) && each.value.trim()))
        said[part(input)] = isOneOfMany(input) ? [...(said[part(input)] ?? []), input.value] : input.value.trim();
      return Object.keys(said).length ? said : null;
    },
    words: (value) => Object.entries(value ?? {}).map(([key, said], _, all) => (all.length > 1 ? `${key.replaceAll("_", " ")} ${said}` : said)).join(", ") || "nothing",
    show(value) {
      for (const input of inputs) {
        const said = value?.[part(input)];
        if (isOneOfMany(input)) input.checked = (said ?? []).includes(input.value);
        else if (input.type === "checkbox") input.checked = Boolean(said);
        else if (input.type === "radio") input.checked = input.value === plain(said);
        else if (said !== undefined || input.type !== "select-one" || !part(input).startsWith("unit")) input.value = plain(said);
      }
    },
  };
}

/* A number says more than "as usual": the one takes the other's place. */
export function settle(field, input) {
  const usual = field.inputs.find((each) => each.name.endsWith(".usual"));
  const numbers = field.inputs.filter((each) => /\.(degrees|cm)$/.test(each.name));
  if (!usual) return;
  if (input === usual && usual.checked) for (const each of numbers) each.value = "";
  if (numbers.includes(input) && input.value.trim()) usual.checked = false;
}

/* Every field of the form, by name. */
export function fieldsOf(form) {
  const all = [
    ...[...form.querySelectorAll("[data-cell]")].map(finding),
    ...[...form.querySelectorAll("[data-measure]")].map((label) => measurement(label, form.dataset.test)),
    ...[...form.querySelectorAll("[data-place]")].map((line) => place(line, form)),
    ...[...form.querySelectorAll("[data-entry]")].map((box) => entry(box, form)),
  ];
  return new Map(all.map((field) => [field.name, field]));
}
