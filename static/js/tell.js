/* Says on the page that something did not go through, in the place of what was said so before. */
import { announce } from "./announce.js";

export function tell(text) {
  const note = document.createElement("div");
  note.className = "note danger";
  note.dataset.failure = "";
  note.textContent = text;
  const messages = document.querySelector("#messages");
  messages?.querySelectorAll("[data-failure]").forEach((old) => old.remove());
  messages?.append(note);
  note.scrollIntoView({ block: "nearest" });
  announce(text);
}
