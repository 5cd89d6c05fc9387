/* The map beside a test: redrawn with what each save returns, on the surface or with the inner unit. */
const map = document.querySelector("[data-bodymap]:not([data-cascade])");

function draw(findings) {
  map?.dispatchEvent(new CustomEvent("bodymap:draw", { detail: findings }));
}

/* A saved change's answer: {findings, parts: {id: html}}. What was opened stays open. */
export function redraw({ findings, parts }) {
  for (const [id, html] of Object.entries(parts)) {
    const place = document.getElementById(id);
    if (!place) continue;
    const held = place.contains(document.activeElement) && document.activeElement.id;
    const opened = place.querySelector("details[open]") !== null;
    place.innerHTML = html;
    if (opened) place.querySelector("details")?.setAttribute("open", "");
    if (held) document.getElementById(held)?.focus();
    place.dispatchEvent(new CustomEvent("htmx:load", { bubbles: true })); // what came fresh is drawn
  }
  document.querySelector("#map-findings").textContent = JSON.stringify(findings);
  draw(findings);
}

export function connectMap() {
  for (const layer of document.querySelectorAll("[data-layer]"))
    layer.addEventListener("change", () => {
      map.toggleAttribute("data-deep", layer.value === "deep");
      draw(JSON.parse(document.querySelector("#map-findings").textContent));
    });
}
