/* A draft saves itself. The state line says so, and that it could not where the way to the server is cut. */
const form = document.getElementById("choices");
const NOT_SAVED = "Not saved: no connection. Your words are still here";

function say(state, text) {
  const line = document.getElementById("save-state");
  line.dataset.state = state;
  line.textContent = text;
}

const mine = (event) => event.detail.elt === form;

document.body.addEventListener("htmx:beforeRequest", (event) => mine(event) && say("saving", "Saving"));
document.body.addEventListener("htmx:sendError", (event) => mine(event) && say("failed", NOT_SAVED));
document.body.addEventListener("htmx:responseError", (event) => mine(event) && say("failed", "Not saved"));
form.addEventListener("input", () => say("saving", "Not saved yet"));
addEventListener("online", () => form.requestSubmit && window.htmx?.trigger(form, "change"));
addEventListener("beforeunload", (event) => {
  if (document.getElementById("save-state").dataset.state !== "saved") event.preventDefault();
});
