// The button that lets this browser take notifications. Hidden where it cannot.

const panel = document.querySelector("[data-notify]");
const can = "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;

if (panel && can && Notification.permission !== "denied") {
  panel.hidden = false;
  panel.querySelector("button").addEventListener("click", allow);
}

async function allow() {
  const status = panel.querySelector("[role=status]");
  try {
    status.textContent = (await subscribe()) ? "Done. This phone gets notifications." : "Not allowed by this browser.";
  } catch (error) {
    status.textContent = "That did not work. Reminders by e-mail go on as before.";
  }
}

async function subscribe() {
  if ((await Notification.requestPermission()) !== "granted") return false;
  const worker = await navigator.serviceWorker.register(panel.dataset.worker);
  const made = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: panel.dataset.key });
  const { endpoint, keys } = made.toJSON();
  const answer = await fetch(panel.dataset.notify, {
    method: "POST",
    headers: { "X-CSRFToken": document.querySelector("[name=csrfmiddlewaretoken]").value },
    body: new URLSearchParams({ endpoint, public_key: keys.p256dh, auth_secret: keys.auth }),
  });
  if (!answer.ok) throw new Error(await answer.text());
  return true;
}
