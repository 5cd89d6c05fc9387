/* Small helpers for what the pose editor builds: elements with their attributes, labels with their fields. */

export function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== undefined && value !== null) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

let made = 0;
export const newId = (word) => `${word}-${++made}`;

/* A label above a field. */
export function labelled(text, control, ...after) {
  control.id ||= newId("pose");
  return el("div", { class: "pf" }, el("label", { for: control.id }, text), control, ...after);
}

/* A list to choose from; `choices` are [value, words]. */
export function chooser(choices, chosen, onchange, attributes = {}) {
  const list = el("select", { ...attributes, onchange: () => onchange(list.value) }, ...choices.map(([value, words]) => el("option", { value, selected: value === chosen }, words)));
  return list;
}

/* A number that is kept within its bounds: what is beyond is refused with a sentence, and stays to be seen. */
export function numberField({ label, value, low, high, unit = "", path, onchange }) {
  const error = el("p", { class: "pf-error", id: newId("error"), hidden: true, "data-error-for": path });
  const input = el("input", { type: "number", step: "any", value: shortened(value), "data-path": path });
  input.addEventListener("change", () => {
    const typed = input.valueAsNumber;
    const wrong = problem(label, typed, low, high, unit);
    refuse(input, error, wrong);
    if (!wrong) onchange(typed);
  });
  return labelled(label, input, error);
}

export const shortened = (value) => (value === undefined ? "" : Math.round(value * 10) / 10);

export function refuse(input, error, sentence) {
  error.hidden = !sentence;
  error.textContent = sentence;
  input.ariaInvalid = sentence ? "true" : null;
  if (sentence) input.setAttribute("aria-describedby", error.id);
  else input.removeAttribute("aria-describedby");
}

export const minus = (value) => String(value).replace("-", "−");

export function problem(label, typed, low, high, unit) {
  if (Number.isNaN(typed)) return `Type a number from ${minus(low)} to ${minus(high)}.`;
  if (typed >= low && typed <= high) return "";
  return `${label} goes from ${minus(low)}${unit} to ${minus(high)}${unit}; ${minus(typed)}${unit} is beyond that. Nothing was changed.`;
}
