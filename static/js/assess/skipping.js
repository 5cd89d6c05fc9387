/* Leaving a test out, or taking it up again, is a change like any other: it works without a connection too. */
import { leave } from "./leaving.js";

export function connectSkipping(recording) {
  for (const form of document.querySelectorAll("[data-skip]"))
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const { skip: test, was } = form.dataset;
      const reason = (new FormData(form, event.submitter).get("reason") ?? "").trim();
      await recording.send({ label: "Left out", words: reason, payload: { kind: "skip", test }, value: reason, was });
      const next = reason && document.querySelector(".test-foot a.next");
      leave(recording.outbox, () => { next ? location.assign(next.href) : location.reload(); });
    });
}
