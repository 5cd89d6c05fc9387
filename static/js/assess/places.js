/* The body map's form: the places that trouble stand open, any other is one tap away, in the list or on the body. */
const form = document.querySelector("[data-places]");

const cardOf = (name) => form.querySelector(`[data-place="${name}"]`);

function open(name, isAsked) {
  const card = cardOf(name);
  card.classList.add("open");
  form.querySelector(`[data-open-place="${name}"]`)?.setAttribute("hidden", "");
  if (!isAsked) return;
  card.scrollIntoView({ block: "nearest" });
  card.querySelector("legend").focus({ preventScroll: true });
}

/* A tap on the body opens the place that most of the muscles there belong to. */
function placeAt({ side, muscles }) {
  const regions = JSON.parse(document.querySelector("#muscle-places").textContent);
  const region = muscles.map((muscle) => regions[muscle]).find(Boolean);
  return [`map.${region}.${side}`, `map.${region}.`].find(cardOf);
}

for (const card of form.querySelectorAll("[data-place].open")) open(card.dataset.place, false);
for (const pick of form.querySelectorAll("[data-open-place]")) pick.onclick = () => open(pick.dataset.openPlace, true);
document.addEventListener("bodymap:press", (event) => {
  const name = placeAt(event.detail);
  if (name) open(name, true);
});
