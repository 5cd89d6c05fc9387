// Notifications on this phone: shows what is true here, asks the browser only when touched.

const panel = document.querySelector("[data-notify]");
const can = "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;
const deeds = { allow, test, stop };

if (panel && can) {
  panel.addEventListener("click", (event) => {
    const deed = event.target.closest("[data-do]")?.dataset.do;
    if (deed) act(deed);
  });
  show();
}

/** Shows the one part that is true now: blocked, on, or off. */
async function show() {
  const now = await state();
  for (const part of panel.querySelectorAll("[data-when]")) part.hidden = part.dataset.when !== now;
}

async function state() {
  if (Notification.permission === "denied") return "blocked";
  const own = Notification.permission === "granted" ? await subscription() : null;
  return own && known().includes(await markOf(own.endpoint)) ? "on" : "off";
}

async function act(deed) {
  const buttons = panel.querySelectorAll("[data-do]");
  buttons.forEach((button) => (button.disabled = true));
  try {
    say(await deeds[deed]());
  } catch (error) {
    say(error instanceof Refused ? error.message : "That did not work here. Other reminders go on as before.");
  } finally {
    buttons.forEach((button) => (button.disabled = false));
    await show();
  }
}

async function allow() {
  if ((await Notification.requestPermission()) !== "granted") return "Not allowed by this browser.";
  const worker = await navigator.serviceWorker.register(panel.dataset.worker);
  await active(worker);
  const made = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: panel.dataset.key });
  const { endpoint, keys } = made.toJSON();
  await post(panel.dataset.add, { endpoint, public_key: keys.p256dh, auth_secret: keys.auth });
  panel.dataset.known += ` ${await markOf(endpoint)}`;
  return "Done. You can try one now.";
}

async function test() {
  const own = await subscription();
  await post(panel.dataset.test, { endpoint: own.endpoint });
  return "On its way. It should show within seconds.";
}

async function stop() {
  const own = await subscription();
  const mark = await markOf(own.endpoint);
  await post(panel.dataset.off, { endpoint: own.endpoint });
  await own.unsubscribe();
  panel.dataset.known = known()
    .filter((each) => each !== mark)
    .join(" ");
  return "Stopped on this phone.";
}

async function subscription() {
  const scope = new URL(".", new URL(panel.dataset.worker, location.href));
  const worker = await navigator.serviceWorker.getRegistration(scope.href);
  return (await worker?.pushManager.getSubscription()) ?? null;
}

/** Resolves once the worker runs: a subscription needs one that does. */
function active(worker) {
  const made = worker.installing ?? worker.waiting;
  if (worker.active || !made) return Promise.resolve();
  return new Promise((done) => made.addEventListener("statechange", () => made.state === "activated" && done()));
}

class Refused extends Error {}

async function post(url, said) {
  const headers = { "X-CSRFToken": document.querySelector("[name=csrfmiddlewaretoken]").value };
  const answer = await fetch(url, { method: "POST", headers, body: new URLSearchParams(said) });
  if (!answer.ok) throw new Refused(await answer.text());
}

function known() {
  return panel.dataset.known.split(" ").filter(Boolean);
}

async function markOf(endpoint) {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(endpoint));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function say(sentence) {
  panel.querySelector("[role=status]").textContent = sentence;
  const count = panel.querySelector("[data-count]");
  if (count) count.textContent = known().length;
}
