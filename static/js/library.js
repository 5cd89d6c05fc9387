/* The library's search: counts beside every choice follow what was found, a chip takes its choice out of the form, and
   without a connection the page says so and searches again when it is back. */
const form = document.querySelector("#filters");
const offline = document.querySelector("#search-offline");

const boxes = (facet) => [...facet.querySelectorAll("input")];

/* What a facet says on its button: the one that is chosen, or how many. */
function say(facet) {
  const chosen = boxes(facet).filter((box) => box.checked);
  const words = chosen.length === 1 ? chosen[0].nextElementSibling.textContent : `${chosen.length} chosen`;
  facet.querySelector("[data-said]").textContent = chosen.length ? `: ${words}` : "";
  facet.classList.toggle("on", chosen.length > 0);
}

function count(facet, counts) {
  for (const place of facet.querySelectorAll("[data-count]")) place.textContent = counts[place.dataset.count] ?? 0;
}

/* The form as an address says it; words that are being typed stay. */
function follow(query) {
  const asked = new URLSearchParams(query);
  const words = form.elements.words;
  if (words !== document.activeElement) words.value = asked.get("words") || "";
  for (const facet of form.querySelectorAll(".facet")) {
    const chosen = asked.getAll(facet.dataset.facet);
    for (const box of boxes(facet)) box.checked = chosen.includes(box.value);
  }
}

function settle() {
  const counts = JSON.parse(document.querySelector("#counts").textContent);
  for (const facet of form.querySelectorAll(".facet")) {
    say(facet);
    count(facet, counts[facet.dataset.facet]);
  }
}

form.addEventListener("htmx:afterRequest", (event) => {
  if (!event.detail.successful) return;
  offline.hidden = true;
  settle();
});
form.addEventListener("htmx:sendError", (event) => {
  event.stopPropagation();
  offline.hidden = false;
});
addEventListener("online", () => offline.hidden || form.requestSubmit());

document.addEventListener("click", (event) => {
  const drop = event.target.closest("[data-drop]");
  if (drop && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    follow(new URL(drop.href).search);
    form.elements.words.focus();
    form.requestSubmit();
  } else if (!event.target.closest(".facet")) closeAll();
});

/* A list that would leave the window on the right hangs from its other edge. */
form.addEventListener(
  "toggle",
  ({ target }) => {
    target.classList.remove("end");
    target.classList.toggle("end", target.open && target.querySelector("fieldset").getBoundingClientRect().right > innerWidth - 8);
  },
  true,
);

const open = () => form.querySelector(".facet[open]");
function closeAll() {
  open()?.removeAttribute("open");
}
form.addEventListener("keydown", (event) => {
  const facet = event.key === "Escape" && open();
  if (!facet) return;
  closeAll();
  facet.querySelector("summary").focus();
});
form.querySelector("[type=submit]").classList.add("vh");
