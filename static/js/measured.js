/* What is measured of a figure, as a list: each check with its worst value, and whether it holds, is excused or fails. */
import { check } from "./figure/checks.js";

const limits = JSON.parse(document.querySelector("#limits").textContent);

function line(name, { worst, where, ok }, excused) {
  const state = ok ? "ok" : excused ? "excused" : "fails";
  const item = document.createElement("li");
  item.className = state;
  item.title = where;
  item.textContent = `${name}: ${worst}${ok ? "" : `, ${state}`}`;
  return item;
}

export function showMeasured(list, script) {
  const rows = Object.entries(check(script, limits));
  list.replaceChildren(...rows.map(([name, row]) => line(name, row, script.allowed?.includes(name))));
}
