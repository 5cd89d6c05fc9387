/* Drawing on a photo: a plumb line and named lines, with their angles beside them as one draws. */
import { announce } from "./announce.js";
import { lengthOf, wordsOf } from "./photo/angles.js";
import { Board } from "./photo/board.js";
import { Keeper } from "./photo/keeping.js";
import { Rows } from "./photo/rows.js";

const form = document.querySelector("[data-drawing]");
const state = document.querySelector("#save-state");
const again = document.querySelector("[data-save-again]");
const refusal = document.querySelector("[data-refusal]");
const SHORTEST = 10;
const SAYS = {
  saving: () => "Saving…",
  saved: () => `Saved ${new Date().toLocaleTimeString("en-GB")}`,
  offline: () => "Offline: kept on this page only",
  failed: () => "Could not save: kept on this page only",
};

function setUp() {
  const rows = new Rows(form);
  const edges = [form.dataset.edgeLeft, form.dataset.edgeRight];
  const isLocked = form.querySelector("fieldset").disabled;
  let next = "";

  const board = new Board(form.querySelector(".ph-pic"), form.querySelector("[data-loupe]"), {
    onDrawn: (ends) => begin(next, ends),
    onMoved(row, { isDone, byKey }) {
      show();
      if (!isDone) return;
      disarm();
      if (lengthOf(row.ends) < SHORTEST) rows.remove(row);
      else if (byKey) announce(said(row));
      show();
      keeper.soon();
    },
  });
  const keeper = new Keeper(form, { onState: showState, onRefused: showRefusal });

  const said = (row) => (row.isPlumb ? "Plumb line" : wordsOf(row.ends, rows.plumb.ends, edges));
  const begin = (name, ends) => {
    if (name === "plumb") rows.plumb.ends = ends;
    const row = name === "plumb" ? rows.plumb : rows.add(name || `Line ${rows.lines.length + 1}`, ends);
    board.render(shown(), {});
    return shown().find((each) => each.element === row.element);
  };
  const shown = () => rows.all.filter((row) => row.ends);

  function show() {
    rows.all.filter((row) => !row.isPlumb).forEach((row, at) => {
      row.element.querySelector("[data-number]").textContent = at + 1;
      row.say(row.ends ? wordsOf(row.ends, rows.plumb.ends, edges) : "");
    });
    rows.plumb.say(rows.plumb.ends ? "Angles are against it." : "Angles are against the picture’s edge until it is drawn.");
    board.render(shown(), { locked: isLocked });
  }

  function disarm() {
    board.arm(false);
    for (const button of form.querySelectorAll("[data-draw]")) button.ariaPressed = "false";
  }

  function arm(button) {
    const wasArmed = button.ariaPressed === "true";
    disarm();
    if (wasArmed) return;
    next = button.dataset.draw;
    button.ariaPressed = "true";
    board.arm(true);
    announce("Pull on the picture from one end of the line to the other.");
  }

  /* With a keyboard there is nothing to pull: the line appears in the middle, to be moved by its ends. */
  function place(name) {
    const { width, height } = board;
    const ends = name === "plumb" ? [width / 2, height * 0.9, width / 2, height * 0.1] : [width / 3, height / 2, (width * 2) / 3, height / 2];
    const row = begin(name, ends);
    show();
    board.focus(row);
    keeper.soon();
  }

  for (const button of form.querySelectorAll("[data-draw]"))
    button.addEventListener("click", (event) => {
      if (button.dataset.draw !== "plumb" && rows.isFull) return showRefusal(422, "A photo takes 12 lines. Remove one first.");
      if (event.detail) arm(button);
      else place(button.dataset.draw);
    });
  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-remove]");
    if (!button) return;
    const row = rows.all.find((each) => each.element.contains(button));
    announce(`${row.name || "The line"} is removed.`);
    rows.remove(row);
    show();
    keeper.soon();
    form.querySelector("[data-draw]").focus();
  });
  form.querySelector("[data-rows]").addEventListener("input", () => show());
  form.querySelector("[data-rows]").addEventListener("change", () => keeper.soon());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    keeper.soon();
  });
  addEventListener("keydown", (event) => event.key === "Escape" && disarm());
  again?.addEventListener("click", () => keeper.now());
  rows.dropEmpty();
  show();
}

function showState(name) {
  state.dataset.state = name;
  state.textContent = SAYS[name]();
  again.hidden = !["offline", "failed"].includes(name);
  if (name === "saved") refusal.hidden = true;
}

function showRefusal(status, sentence) {
  state.dataset.state = "failed";
  state.textContent = "Not saved";
  refusal.hidden = false;
  refusal.querySelector("p").textContent = sentence;
  refusal.querySelector("a").hidden = status !== 409;
  announce(sentence);
}

if (form) setUp();
