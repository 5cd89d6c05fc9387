/* The line that says where saving stands, never more than is true: what was sent and answered, what is kept on this
   tablet, what stands on this page only, what is being typed, and what waits for a choice. */
import { connectWriting } from "./writing.js";

const many = (count) => `${count} change${count === 1 ? "" : "s"}`;
const clock = () => new Date().toLocaleTimeString("en-GB");

const SAYS = {
  writing: () => "Writing…",
  saving: () => "Saving…",
  settled: (_, __, savedAt) => `Saved ${savedAt}`.trim(),
  offline: (count, place) => `Offline, ${many(count)} ${place}`,
  unreachable: (count, place) => `No answer, ${many(count)} ${place}`,
  failed: (count, place) => `Couldn’t save, ${many(count)} ${place}`,
  "signed-out": (count, place) => `Signed out, ${many(count)} ${place}. Sign in in another tab`,
  unsettled: (count) => `Not saved: ${many(count)} to choose`,
  "somebody-else": (count, place) => `Somebody else is signed in, ${many(count)} ${place} for you`,
};
const LOOK = { settled: "saved", writing: "saving", saving: "saving", offline: "offline", unreachable: "offline" };

export function connectState(outbox) {
  const line = document.querySelector("#save-state");
  const retry = document.querySelector("[data-retry]");
  let savedAt = "";
  let isOnItsWay = false;
  let isWriting = false;
  retry.onclick = () => outbox.retry();
  const say = (name, count) => {
    const place = outbox.isKept ? "kept on this tablet" : "on this page only: keep it open";
    if (name === "settled" && isOnItsWay) savedAt = clock();
    if (name !== "writing") isOnItsWay = name !== "settled";
    retry.hidden = ["settled", "writing", "saving", "unsettled"].includes(name);
    line.dataset.state = LOOK[name] ?? "failed";
    line.textContent = SAYS[name](count, place, savedAt);
  };
  const refresh = ({ name, count }) => {
    const undecided = outbox.unsettled.length;
    if (isWriting && name === "settled") say("writing");
    else if (name === "settled" && undecided) say("unsettled", undecided);
    else say(name, count);
  };
  outbox.addEventListener("state", ({ detail }) => refresh(detail));
  connectWriting((count) => {
    isWriting = count > 0;
    refresh(outbox.state);
  });
}

/* Closing the page loses what stands on it only. */
export function guardClosing(outbox) {
  addEventListener("beforeunload", (event) => {
    if (!outbox.isKept) event.preventDefault();
  });
}
