/* Sets that could not be sent yet stay on this phone: opaque ids and numbers only. They are sent when there is a
   connection, and the server keeps each once, however often it arrives. */
const KEY = "plumbline-sets";
const RETRY_AFTER = 15000; // milliseconds
const TO_SIGN_IN = new Set([401, 403]);

const note = document.querySelector("[data-waiting]");
let sending = null;

function read() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? [];
  } catch {
    return [];
  }
}

function write(sets) {
  localStorage.setItem(KEY, JSON.stringify(sets));
  show();
}

/* The sets of the client who is signed in; another's on the same phone wait for them. */
export function waiting() {
  return read().filter((set) => set.client === note?.dataset.client);
}

export function keep(url, body) {
  write([...read(), { client: note.dataset.client, url, body }]);
}

export function forget(madeId) {
  write(read().filter((set) => set.body.made_id !== madeId));
}

/* Sends what waits, oldest first, and says whether nothing waits any more. */
export function send() {
  sending ??= sendAll().finally(() => { sending = null; });
  return sending;
}

async function sendAll() {
  for (let [set] = waiting(); set; [set] = waiting()) {
    const answer = await post(set).catch(() => null);
    if (!answer || answer.status >= 500) return later("");
    if (TO_SIGN_IN.has(answer.status)) return later(" Sign in again to send them.");
    await settle(set, answer);
  }
  return true;
}

function post({ url, body }) {
  const headers = { "content-type": "application/json", ...JSON.parse(document.body.getAttribute("hx-headers")) };
  return fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
}

async function settle(set, answer) {
  const said = await answer.json().catch(() => ({}));
  forget(set.body.made_id);
  if (answer.ok) document.dispatchEvent(new CustomEvent("set:sent", { detail: said }));
  else tellRefusal(said);
}

function tellRefusal(said) {
  const refusal = document.createElement("p");
  refusal.className = "note danger";
  refusal.textContent = `One set could not be kept. ${[said.detail ?? Object.values(said)].flat(2).join(" ")}`;
  document.querySelector("#messages")?.append(refusal);
}

function later(hint) {
  show(hint);
  setTimeout(send, RETRY_AFTER);
  return false;
}

function show(hint = "") {
  if (!note) return;
  const number = waiting().length;
  note.hidden = number === 0;
  note.textContent = `Saved on this phone, ${number} to send.${hint}`;
}

addEventListener("online", send);
show();
send();
