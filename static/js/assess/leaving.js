/* Going on waits a moment for what is on its way, so that the next page knows of it; no longer, since it is kept here. */
import { announce } from "../announce.js";

const A_MOMENT = 1500; // milliseconds

function settled(outbox) {
  return new Promise((resolve) => {
    const look = () => { if (!outbox.waiting.length) resolve(); };
    const until = setTimeout(resolve, A_MOMENT);
    outbox.addEventListener("state", ({ detail }) => {
      if (["saving", "settled"].includes(detail.name)) return look();
      clearTimeout(until);
      resolve();
    });
    outbox.retry();
    look();
  });
}

/* Go on, by `go`, once nothing is on its way, or it is kept here and the server does not answer. */
export async function leave(outbox, go) {
  if (outbox.waiting.length) await settled(outbox);
  if (!outbox.waiting.some((row) => row.key === null)) return go();
  announce("This is not kept yet. Wait until the line above says so.");
}

export function connectLeaving(outbox) {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || !outbox.waiting.length) return;
    event.preventDefault();
    leave(outbox, () => { location.href = link.href; });
  });
  for (const finish of document.querySelectorAll("[data-finish]"))
    finish.addEventListener("submit", (event) => {
      event.preventDefault();
      leave(outbox, () => finishOnce(outbox, finish));
    });
}

/* Finishing closes the assessment for what still waits here, so it waits for that. */
function finishOnce(outbox, finish) {
  if (!outbox.waiting.length && !outbox.unsettled.length && navigator.onLine) return finish.submit();
  announce(outbox.unsettled.length
    ? "Something here is not saved yet. Choose at the marked lines first."
    : "This cannot be finished while changes wait to be sent. Nothing is lost: finish when the connection is back.");
}
