/* Climbing a ladder: the arrow keys move from step to step, Home and End to its ends. */
const rungs = [...document.querySelectorAll("[data-rung]")];
const WAYS = { ArrowUp: -1, ArrowDown: 1 };

function target({ key }) {
  if (key === "Home") return rungs[0];
  if (key === "End") return rungs.at(-1);
  const from = rungs.findIndex((rung) => rung.closest("li").contains(document.activeElement));
  if (from < 0) return rungs.find((rung) => "here" in rung.dataset);
  return rungs[from + WAYS[key]];
}

document.querySelector(".rungs-down").addEventListener("keydown", (event) => {
  if (!(event.key in WAYS) && event.key !== "Home" && event.key !== "End") return;
  event.preventDefault();
  target(event)?.focus();
});
