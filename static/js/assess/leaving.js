/* Going on waits a moment for what is on its way, so that the next page knows of it; no longer, since it is kept here. */
import { tell } from "../tell.js";

const A_MOMENT = 1500; // milliseconds
const PATIENCE = 4000;
const KEPT_HERE = "/assessments/"; // what the worker can serve without a connection

function settled(outbox) {
  return new Promise((resolve) => {
    const look = () => { if (!outbox.waiting.length) resolve(); };
    setTimeout(resolve, A_MOMENT);
    outbox.addEventListener("state", ({ detail }) => (["saving", "settled"].includes(detail.name) ? look() : resolve()));
    outbox.retry();
    look();
  });
}

/* Go on, by `go`, once nothing is on its way, or it is kept here and the server does not answer. */
export async function leave(outbox, go) {
  if (outbox.waiting.length) await settled(outbox);
  if (outbox.waiting.some((row) => row.key === null)) return tell("Your last tap is not kept yet. Wait a moment and try again.");
  if (!outbox.isKept) return tell("This tablet has no room to keep your last taps. Stay here until the line above says Saved.");
  return go();
}

const isThere = () => fetch("/healthz", { signal: AbortSignal.timeout(PATIENCE), cache: "no-store" }).then((answer) => answer.ok, () => false);

function isPlainLeft({ defaultPrevented, button, ctrlKey, metaKey, shiftKey, altKey }) {
  return !defaultPrevented && button === 0 && !(ctrlKey || metaKey || shiftKey || altKey);
}

export function connectLeaving(outbox) {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || !isPlainLeft(event) || link.target || link.hash) return;
    const needsConnection = !navigator.onLine && !link.pathname.startsWith(KEPT_HERE);
    if (!needsConnection && !outbox.waiting.length) return;
    event.preventDefault();
    if (needsConnection) tell("That page needs the connection. Stay here and go on: what you tap is kept on this tablet.");
    else leave(outbox, () => location.assign(link.href));
  });
  for (const finish of document.querySelectorAll("[data-finish]"))
    finish.addEventListener("submit", (event) => {
      event.preventDefault();
      leave(outbox, () => finishOnce(outbox, finish));
    });
}

/* Finishing closes the assessment for what still waits here, so it waits for that. */
async function finishOnce(outbox, finish) {
  if (outbox.unsettled.length) return tell("Something here is not saved yet: choose first which of the two stays.");
  if (!outbox.waiting.length && (await isThere())) return finish.submit();
  return tell("This cannot be finished without the connection. Nothing is lost: finish when the line above says Saved.");
}
