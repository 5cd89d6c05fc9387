/* What every page needs: say when the connection is gone, say when a request failed, and make steppers step. */
import "./signing-out.js";
import "./stepper.js";
import "./pain.js";
import { tell } from "./tell.js";

const banner = document.querySelector("[data-offline]");

function showConnection() {
  banner.hidden = navigator.onLine;
}

addEventListener("online", showConnection);
addEventListener("offline", showConnection);
showConnection();

document.addEventListener("htmx:sendError", () => {
  tell("Plumbline did not answer, so this may not be saved. Check the connection and try again.");
});
document.addEventListener("htmx:responseError", () => {
  tell("That did not go through. Reload the page to see what is saved, then try again.");
});
document.querySelector("[data-focus]")?.focus();
