/* The pose editor. Without this script the page says so and shows what there is. */
import { Editor } from "./poses/editor.js";
import { Keeping } from "./poses/keeping.js";
import { Player } from "./poses/player.js";
import { addMiddle, copyStartToEnd, lastPlace, removeMiddle } from "./poses/record.js";

const page = document.querySelector("[data-pose]");
const editor = new Editor(page, JSON.parse(document.querySelector("#pose-editor").textContent));
const player = new Player(page, editor);
const keeping = editor.mayChange ? new Keeping(page, editor) : null;

const change = (edit, words) => {
  editor.book.change(edit);
  editor.tell(words);
};

function addAMiddle() {
  const before = Math.min(editor.place, lastPlace(editor.book.record) - 1);
  change((record) => addMiddle(record, editor.script, before), "A key-frame half way was added.");
  editor.work(before + 1);
}

function removeTheMiddle() {
  const { place } = editor;
  change((record) => removeMiddle(record, place), "The key-frame was removed.");
  editor.work(place - 1);
}

const DEEDS = {
  undo: () => editor.book.undo(),
  redo: () => editor.book.redo(),
  copy: () => change(copyStartToEnd, "The end is as the start now."),
  "add-middle": addAMiddle,
  "remove-middle": removeTheMiddle,
  review: () => keeping.review(),
  discard: () => keeping.discard(),
};

function showTools() {
  const { place, book, phase, config } = editor;
  const isMiddle = phase === null && place > 0 && place < lastPlace(book.record);
  const isAsShown = !book.past.length && !keeping?.saving.revision;
  const off = { review: isAsShown, undo: !book.past.length, redo: !book.future.length, "remove-middle": !isMiddle, "add-middle": (book.record.steps || []).length >= config.most.steps };
  for (const [name, isOff] of Object.entries(off)) page.querySelector(`[data-do="${name}"]`)?.toggleAttribute("disabled", isOff);
}

page.addEventListener("click", ({ target }) => DEEDS[target.closest("[data-do]")?.dataset.do]?.());
page.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-open]");
  if (button) keeping.open(button.dataset.open, button.dataset.words);
});
page.querySelector("[data-ghost]").addEventListener("change", ({ target }) => {
  editor.hasGhost = target.checked;
  editor.show();
});
page.querySelector("[data-both]")?.addEventListener("change", ({ target }) => {
  editor.isBoth = target.checked;
});
page.querySelector("[data-start-from]")?.addEventListener("submit", (event) => {
  event.preventDefault();
  const { value, selectedOptions } = event.target.elements.exercise;
  if (value) keeping.open(value, `Taken over from ${selectedOptions[0].text}.`);
});
page.addEventListener("pose:shown", showTools);

/* Undo, redo and play by keys, except where a field has its own. */
addEventListener("keydown", (event) => {
  const isTyping = event.target.matches("textarea, select, input:not([type=range], [type=checkbox])");
  const isCommand = event.ctrlKey || event.metaKey;
  if (isTyping || event.altKey) return;
  if (isCommand && event.key.toLowerCase() === "z") (event.shiftKey ? editor.book.redo() : editor.book.undo());
  else if (isCommand && event.key.toLowerCase() === "y") editor.book.redo();
  else if (event.key === " " && !event.target.matches("button, input, summary, a")) player.isPlaying ? player.pause() : player.play();
  else return;
  event.preventDefault();
});
showTools();
page.dataset.ready = "";
