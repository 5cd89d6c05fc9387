/* A number as a slider and as a field beside it, with its limits in sight. What is beyond them is refused in words. */
import { el, minus, newId, problem, refuse, shortened } from "./dom.js";

/* about: {label, low, high, less, more, unit, path}; `onturn(value, isSliding)`. The dial has `whole` and `set(value, note)`. */
export function dial({ label, low, high, less = "", more = "", unit = "", path }, onturn) {
  const id = newId("dial");
  const error = el("p", { class: "pf-error", id: `${id}-error`, hidden: true, "data-error-for": path });
  const slider = el("input", { type: "range", min: low, max: high, step: 1, "aria-label": label, tabindex: "-1" });
  const field = el("input", { type: "number", id, step: 1, "data-path": path });
  const note = el("span", { class: "xs muted dial-note" });
  const settled = (value) => {
    refuse(field, error, "");
    field.value = shortened(value);
    onturn(value);
  };
  slider.addEventListener("input", () => settled(slider.valueAsNumber));
  field.addEventListener("change", () => {
    const wrong = problem(label, field.valueAsNumber, low, high, unit);
    if (wrong) refuse(field, error, wrong);
    else settled(field.valueAsNumber);
  });
  const bounds = el("span", { class: "dial-ends xs" }, el("span", {}, `${minus(low)}${unit} ${less}`), note, el("span", {}, `${more} ${minus(high)}${unit}`));
  let last;
  return {
    whole: el("div", { class: "dial" }, el("label", { for: id }, label), el("span", { class: "dial-field" }, field, el("span", { class: "dial-unit" }, unit.trim())), slider, bounds, error),
    set(value, words = "") {
      slider.value = value;
      slider.setAttribute("aria-valuetext", `${shortened(value)}${unit}`);
      note.textContent = words;
      if (value === last) return; // what was refused stays to be seen
      last = value;
      field.value = shortened(value);
      refuse(field, error, "");
    },
  };
}
