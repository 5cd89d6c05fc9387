/* The builder saves each change by itself: it says where saving stands, and shows what is there after a refusal. */
import { announce } from "./announce.js";
import "./reorder.js";

let moved = "";

function say(state, text) {
  const save = document.querySelector("#save-state");
  if (!save) return;
  save.dataset.state = state;
  save.textContent = text;
}

/* A change tells which draft this screen saw last: forms made before a save in place hold an older number. */
document.addEventListener("htmx:configRequest", (event) => {
  const edits = document.querySelector("#edits")?.dataset.edits;
  if (edits && event.detail.formData.has("edits")) event.detail.formData.set("edits", edits);
});

document.addEventListener("htmx:beforeRequest", (event) => {
  if (event.detail.requestConfig.verb === "post" && !("reads" in event.target.dataset)) say("saving", "Saving…");
});

/* 409: somebody else came in between. The answer shows the draft as it is now. */
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.xhr.status !== 409) return;
  event.detail.shouldSwap = true;
  event.detail.isError = false;
});

document.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.target?.id !== "builder") return;
  const refusal = document.querySelector("#builder [data-focus]");
  refusal?.focus();
  announce(refusal ? refusal.textContent.trim() : `${moved}Saved.`);
  moved = "";
});

document.addEventListener("htmx:sendError", () => say("offline", "Not saved: no connection. Try again."));
document.addEventListener("htmx:responseError", () => say("failed", "Couldn’t save. Try again."));

/* Dropped elsewhere: the item's own form says where. */
document.addEventListener("reorder:drop", (event) => {
  const form = event.target.querySelector("form[data-place]");
  const list = [...event.target.parentElement.children];
  moved = `${event.target.dataset.name} is ${list.indexOf(event.target) + 1} of ${list.length}. `;
  form.elements.before.value = event.detail.before;
  form.requestSubmit();
});

/* Ctrl+Z undoes a change of the plan, except where a field undoes its own typing. */
document.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.target.matches("input:not([type=radio]), textarea, select")) return;
  const key = event.key.toLowerCase();
  const button = { z: event.shiftKey ? "#redo" : "#undo", y: "#redo" }[key];
  if (!button) return;
  event.preventDefault();
  document.querySelector(button)?.click();
});

/* What lies beside the plan follows the exercise that is opened. */
document.addEventListener(
  "toggle",
  (event) => {
    if (!event.target.matches?.("[data-card]") || !event.target.open) return;
    document.querySelectorAll("[data-card][open]").forEach((card) => {
      if (card !== event.target) card.open = false;
    });
    const link = event.target.querySelector("[data-swap-link]");
    const shown = document.querySelector("#swap");
    if (!link || !shown || shown.dataset.of === link.dataset.swapLink) return;
    htmx.ajax("GET", link.href, { target: "#swap", swap: "outerHTML" });
  },
  true,
);

/* Who asks for it by its button is led there. */
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.requestConfig?.elt.matches("[data-swap-link]")) document.querySelector("#swap-h")?.focus();
});
