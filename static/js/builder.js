/* The builder saves each change by itself: it says where saving stands, and shows what is there after a refusal. */
import { announce } from "./announce.js";

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
  if (event.detail.requestConfig.verb === "post") say("saving", "Saving…");
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
  announce(refusal ? refusal.textContent.trim() : "Saved.");
});

document.addEventListener("htmx:sendError", () => say("offline", "Not saved: no connection. Try again."));
document.addEventListener("htmx:responseError", () => say("failed", "Couldn’t save. Try again."));
