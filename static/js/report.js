/* A draft saves itself. The state line tells the truth: typed and not sent yet, on its way, saved at, could not save. */
const form = document.getElementById("choices");
const CUT = "Not saved: no connection. Your words are still here";
let typedSince = false;

function say(state, text) {
  const line = document.getElementById("save-state");
  line.dataset.state = state;
  line.textContent = text;
}

const on = (name, act) =>
  document.body.addEventListener(name, (event) => {
    if (event.detail.elt === form) act();
  });

form.addEventListener("input", () => {
  typedSince = true;
  say("saving", "Not saved yet");
});
on("htmx:beforeRequest", () => {
  typedSince = false;
  say("saving", "Saving");
});
/* What came back speaks of what was sent; what was typed meanwhile is still to be saved. */
on("htmx:afterRequest", () => typedSince && say("saving", "Not saved yet"));
on("htmx:sendError", () => say("failed", CUT));
on("htmx:responseError", () => say("failed", "Not saved"));

const state = () => document.getElementById("save-state").dataset.state;
addEventListener("online", () => state() === "saved" || form.dispatchEvent(new Event("input", { bubbles: true })));
addEventListener("beforeunload", (event) => {
  if (state() !== "saved") event.preventDefault();
});
