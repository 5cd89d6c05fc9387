/* The safety screen: only the questions that apply are shown, as places and circumstances are ticked. */
const PREGNANT = ["pregnancy_supine", "pregnancy_general"];
const AFTER_BIRTH = ["postpartum_lt6wk", "postpartum_lt12wk", "caesarean_lt12wk"];

/* The regions of the places that are ticked. */
const troubled = (form) => new Set([...form.querySelectorAll("[name=places]:checked")].map((box) => box.dataset.region));
const ticked = (form, name) => new Set([...form.querySelectorAll(`[name="${name}"]:checked`)].map((box) => box.value));
const meet = (some, others) => others.some((one) => some.has(one));

function applies({ regions, populations, always }, places, people) {
  if (always !== undefined) return true;
  const fits = (wanted, have) => !wanted || meet(have, wanted.split(" "));
  return fits(populations, people) && fits(regions, places);
}

/* "No" to every question that applies and was not answered yet; what is asked alone is answered one by one. */
function answerCalmly(part) {
  for (const question of part.querySelectorAll("[data-question]:not([hidden], [data-private])"))
    if (!question.querySelector("input:checked")?.value) question.querySelector("[data-calm]").checked = true;
}

function tellHowMany(form) {
  const asked = [...form.querySelectorAll("[data-question]:not([hidden])")];
  const answered = asked.filter((question) => question.querySelector("input:checked")?.value);
  form.querySelector("[data-asked]").textContent = `${answered.length} of ${asked.length} asked`;
}

function connect(form) {
  const refresh = () => {
    const tags = ticked(form, "tags");
    const people = new Set((form.dataset.populations || "").split(" ").filter(Boolean));
    if (meet(tags, PREGNANT)) people.add("pregnant");
    if (meet(tags, AFTER_BIRTH)) people.add("postpartum_lt_1y");
    for (const question of form.querySelectorAll("[data-question]")) question.hidden = !applies(question.dataset, troubled(form), people);
    for (const group of form.querySelectorAll("[data-group]")) group.hidden = !group.querySelector("[data-question]:not([hidden])");
    form.querySelector("[data-stop-warning]").hidden = !form.querySelector("[data-stops] [data-warning]:checked");
    tellHowMany(form);
  };
  const calm = (part) => () => {
    answerCalmly(part);
    refresh();
  };
  form.addEventListener("change", refresh);
  for (const button of form.querySelectorAll("[data-group-no]")) button.onclick = calm(button.closest("[data-group]"));
  form.querySelector("[data-all-no]").onclick = calm(form);
  refresh();
}

connect(document.querySelector("[data-screen]"));
