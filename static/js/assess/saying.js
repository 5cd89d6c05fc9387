/* The line that says where saving stands, never more than is true: what was sent and answered, what is kept on this
   tablet, what stands on this page only, and what waits for a choice. */
const many = (count) => `${count} change${count === 1 ? "" : "s"}`;
const clock = () => new Date().toLocaleTimeString("en-GB");

const SAYS = {
  saving: () => "Saving…",
  settled: () => `Saved ${clock()}`,
  offline: (count, place) => `Offline, ${many(count)} ${place}`,
  unreachable: (count, place) => `No answer, ${many(count)} ${place}`,
  failed: (count, place) => `Couldn’t save, ${many(count)} ${place}`,
  "signed-out": (count, place) => `Signed out, ${many(count)} ${place}. Sign in in another tab`,
  unsettled: (count) => `Not saved: ${many(count)} to choose`,
  "somebody-else": (count, place) => `Somebody else is signed in, ${many(count)} ${place} for you`,
};
const LOOK = { settled: "saved", saving: "saving", offline: "offline", unreachable: "offline" };

export function connectState(outbox) {
  const line = document.querySelector("#save-state");
  const retry = document.querySelector("[data-retry]");
  let hasSaved = false;
  retry.onclick = () => outbox.retry();
  const say = (name, count) => {
    const place = outbox.vault.isSafe ? "kept on this tablet" : "on this page only: keep it open";
    hasSaved ||= name === "saving";
    retry.hidden = ["settled", "saving", "unsettled"].includes(name);
    line.dataset.state = LOOK[name] ?? "failed";
    line.textContent = hasSaved || name !== "settled" ? SAYS[name](count, place) : "Saved";
  };
  outbox.addEventListener("state", ({ detail: { name, count } }) => {
    const undecided = outbox.unsettled.length;
    if (name === "settled" && undecided) say("unsettled", undecided);
    else say(name, count);
  });
}

/* Closing the page loses what stands on it only. */
export function guardClosing(outbox) {
  addEventListener("beforeunload", (event) => {
    if (outbox.waiting.some((row) => row.key === null || !outbox.vault.isSafe)) event.preventDefault();
  });
}
