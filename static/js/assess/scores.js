/* Scores that follow from other fields. Each time one of those changes the score is counted anew; it stands only once
   all of them are known. Taken as typed until then. */
const known = (field) => field.read() !== null;

export function connectScores(form, fields) {
  const scores = [...form.querySelectorAll("[data-counted]")].map((box) => ({
    field: fields.get(box.dataset.measure),
    parts: JSON.parse(box.dataset.counted).map(({ field, points }) => ({ field: fields.get(field), points })),
  }));
  const recount = ({ target }) => {
    const name = target.closest("[data-cell], [data-measure]")?.dataset;
    const changed = fields.get(name?.cell ?? name?.measure);
    for (const score of scores) if (score.parts.some(({ field }) => field === changed)) count(score);
  };
  for (const event of ["shown", "change"]) form.addEventListener(event, recount);
  form.querySelector("[data-rest-no]")?.addEventListener("click", () => {
    for (const { parts } of scores) for (const { field } of parts) if (!known(field)) answer(field, "no");
  });
}

function count({ field, parts }) {
  const total = parts.every((part) => known(part.field)) ? parts.reduce((sum, part) => sum + part.points[part.field.read()], 0) : null;
  answer(field, total);
}

/* As if it had been tapped: whatever listens to the fields keeps it. */
function answer(field, value) {
  const text = value === null ? "" : String(value);
  if ((field.read() ?? "") === text) return;
  const input = field.inputs.find((each) => each.value === text);
  input.checked = true;
  input.dispatchEvent(new Event("change", { bubbles: true }));
}
