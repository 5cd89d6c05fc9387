/* What every page needs: say when the connection is gone, say when a request failed, and make steppers step. */
import { announce } from "./announce.js";
import "./signing-out.js";
import "./stepper.js";
import "./pain.js";

const banner = document.querySelector("[data-offline]");

function showConnection() {
  banner.hidden = navigator.onLine;
}

function tellFailure(text) {
  const note = document.createElement("div");
  note.className = "note danger";
  note.dataset.failure = "";
  note.textContent = text;
  document.querySelectorAll("#messages [data-failure]").forEach((old) => old.remove());
  document.querySelector("#messages")?.append(note);
  announce(text);
}

addEventListener("online", showConnection);
addEventListener("offline", showConnection);
showConnection();

document.addEventListener("htmx:sendError", () => {
  tellFailure("Plumbline did not answer, so this may not be saved. Check the connection and try again.");
});
document.addEventListener("htmx:responseError", () => {
  tellFailure("That did not go through. Reload the page to see what is saved, then try again.");
});
document.querySelector("[data-focus]")?.focus();
