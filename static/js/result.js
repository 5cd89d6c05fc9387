/* The compensation map's views, and where the focus goes when a part of the page is swapped. */
import { announce } from "./announce.js";

/* Front, back, or the inner unit in front. The map may be a new one after a re-test. */
document.addEventListener("change", ({ target: view }) => {
  if (!view.matches?.("[data-view]")) return;
  const map = document.querySelector("[data-bodymap][data-cascade]");
  map.dataset.views = view.value === "back" ? "back" : "front";
  map.toggleAttribute("data-deep", view.value === "deep");
  const findings = JSON.parse(document.querySelector("#drawn").textContent);
  map.dispatchEvent(new CustomEvent("bodymap:draw", { detail: findings }));
});

/* A decision swaps the list: who decided by keyboard goes on where they were. After a re-test, what it showed is read. */
let decided = "";
document.addEventListener("htmx:beforeRequest", (event) => {
  decided = event.target.closest("article")?.id || "";
});
document.addEventListener("htmx:afterSettle", () => {
  const retested = document.querySelector("#retested");
  const refused = document.querySelector("[data-focus]");
  if (refused) refused.focus();
  else if (decided) document.getElementById(decided)?.querySelector("button, summary")?.focus();
  else if (retested && !retested.dataset.told) {
    retested.dataset.told = "yes";
    retested.scrollIntoView({ block: "center" });
    retested.focus({ preventScroll: true });
    announce(retested.querySelector("b").textContent);
  }
});
