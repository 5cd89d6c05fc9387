/* The safety screen: only the questions that apply are shown, as places and circumstances are ticked. */
const PREGNANT = ["pregnancy_supine", "pregnancy_general"];
const AFTER_BIRTH = ["postpartum_lt6wk", "postpartum_lt12wk", "caesarean_lt12wk"];

const ticked = (form, name) => new Set([...form.querySelectorAll(`[name="${name}"]:checked`)].map((box) => box.value));
const meet = (some, others) => others.some((one) => some.has(one));

function applies({ regions, populations, always }, places, people) {
  if (always !== undefined) return true;
  const fits = (wanted, have) => !wanted || meet(have, wanted.split(" "));
  return fits(populations, people) && fits(regions, places);
}

export function connectScreen() {
  const form = document.querySelector("[data-screen]");
  if (!form) return;
  const refresh = () => {
    const tags = ticked(form, "tags");
    const people = new Set((form.dataset.populations || "").split(" ").filter(Boolean));
    if (meet(tags, PREGNANT)) people.add("pregnant");
    if (meet(tags, AFTER_BIRTH)) people.add("postpartum_lt_1y");
    for (const question of form.querySelectorAll("[data-question]")) question.hidden = !applies(question.dataset, ticked(form, "regions"), people);
    for (const group of form.querySelectorAll("[data-group]")) group.hidden = !group.querySelector("[data-question]:not([hidden])");
    form.querySelector("[data-stop-warning]").hidden = !form.querySelector("[data-stops] [data-warning]:checked");
  };
  form.addEventListener("change", refresh);
  for (const button of form.querySelectorAll("[data-group-no]"))
    button.addEventListener("click", () => {
      for (const question of button.closest("[data-group]").querySelectorAll("[data-question]:not([hidden])"))
        if (!question.querySelector("input:checked")?.value) question.querySelector("[data-calm]").checked = true;
      refresh();
    });
  refresh();
}
