/* A muscle pressed on the map, or in the list beside it: what speaks for it, and how the therapist sees it.

   What speaks for it comes from the server. The own view is a change like any other: it is handed to the page's form as
   "assess:record" with {field, value}, and kept on the tablet where there is no connection. */
import { OwnView } from "./own-view.js";

const PATIENCE = 150; // before the sheet says that it is looking
const sheet = document.querySelector("#muscle-sheet");
const read = (id) => JSON.parse(document.getElementById(id)?.textContent || "null");
const findings = () => read(sheet.dataset.findings) || [];
const part = (name) => sheet.querySelector(`[data-${name}]`);
let asked = 0;
let opener = () => null;

const names = () => read("muscle-names");
const sidesOf = (muscle) => (names()[muscle].sided ? ["left", "right"] : [""]);

/* Those with something to tell come first. */
function byNews(muscles) {
  const told = new Set(findings().map((finding) => finding.muscle));
  return muscles.filter((muscle) => names()[muscle]).sort((a, b) => told.has(b) - told.has(a));
}

function choices(muscles, chosen) {
  const row = part("choice");
  row.hidden = muscles.length < 2;
  row.replaceChildren(
    ...muscles.map((muscle) => {
      const button = document.createElement("button");
      Object.assign(button, { type: "button", className: "btn sm", textContent: names()[muscle].name });
      button.setAttribute("aria-pressed", muscle === chosen);
      button.onclick = () => show(muscles, muscle);
      return button;
    }),
  );
}

async function tellReasons(muscle) {
  const [place, mine] = [part("reasons"), ++asked];
  const waiting = setTimeout(() => { place.textContent = "Looking it up…"; }, PATIENCE);
  place.replaceChildren();
  const url = sheet.dataset.url.replace("MUSCLE", muscle);
  const answer = await fetch(url, { headers: { "hx-request": "true" }, redirect: "manual" }).catch(() => null);
  const html = answer?.ok ? await answer.text() : "";
  clearTimeout(waiting);
  if (mine !== asked) return;
  if (html) place.innerHTML = html;
  else place.textContent = answer ? "This could not be looked up. Reload the page and try again." : "You are offline: what speaks for it can be read again when the connection is back. Your own view is kept on this tablet.";
}

function showViews(muscle) {
  const place = part("views");
  if (!place) return;
  const known = findings();
  place.replaceChildren(...sidesOf(muscle).map((side) => new OwnView(muscle, side, known).box));
}

function show(muscles, muscle) {
  part("name").textContent = names()[muscle].name;
  choices(muscles, muscle);
  showViews(muscle);
  tellReasons(muscle);
}

function open(pressed, side) {
  const muscles = byNews(pressed);
  if (!muscles.length) return;
  show(muscles, muscles[0]);
  if (!sheet.open) sheet.showModal();
  sheet.scrollTop = 0;
  sheet.querySelector(`[data-own-view][data-side="${side}"]`)?.setAttribute("data-pressed", "");
}

/* A view without its reason is not kept: the sheet stays until it has one or is taken away. */
function close() {
  const unsaid = sheet.querySelector("[data-own-view][data-unsaid]");
  if (unsaid) return unsaid.querySelector('[name$=".why"]').focus();
  sheet.close();
  opener()?.focus(); // it may have been drawn again in the meantime
}

if (sheet && !document.querySelector("[data-places]")) {
  document.addEventListener("bodymap:press", ({ target, detail }) => {
    opener = () => target.querySelector(`[data-region="${detail.region}"][data-side="${detail.side}"]`);
    open(detail.muscles, detail.side);
  });
  document.addEventListener("click", (event) => {
    const line = event.target.closest("a[data-muscle]");
    if (!line || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    opener = () => document.getElementById(line.id);
    open([line.dataset.muscle], line.dataset.side);
  }, { capture: true });
  sheet.addEventListener("cancel", (event) => { event.preventDefault(); close(); });
  sheet.addEventListener("click", (event) => {
    if (event.target === sheet || event.target.closest("[data-close]")) close();
  });
}
