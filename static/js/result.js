/* The compensation map's views: front, back, or the inner unit in front. */
const map = document.querySelector("[data-bodymap]");

for (const view of document.querySelectorAll("[data-view]"))
  view.addEventListener("change", () => {
    map.dataset.views = view.value === "back" ? "back" : "front";
    map.toggleAttribute("data-deep", view.value === "deep");
    const findings = JSON.parse(document.querySelector("#drawn").textContent);
    map.dispatchEvent(new CustomEvent("bodymap:draw", { detail: findings }));
  });

/* A decision swaps the list: who decided by keyboard goes on where they were. */
let decided = "";
document.addEventListener("htmx:beforeRequest", (event) => {
  decided = event.target.closest("article")?.id || "";
});
document.addEventListener("htmx:afterSwap", () => {
  if (decided) document.getElementById(decided)?.querySelector("button, summary")?.focus();
});
