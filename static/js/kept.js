/* On every page of a member: changes of an assessment that wait on this tablet are sent from here too, and named. */
import { isAnythingKept } from "./assess/there.js";

const member = document.querySelector("[data-sign-out]")?.dataset.signOut;
const many = (count) => `${count} change${count === 1 ? "" : "s"} of an assessment`;

async function sendWhatWaits() {
  if (!(await isAnythingKept())) return;
  const [{ openVault, ownersWaiting }, { Outbox }] = await Promise.all([import("./assess/vault.js"), import("./assess/outbox.js")]);
  if (!(await ownersWaiting()).includes(member)) return;
  const outbox = new Outbox(await openVault(member), { member });
  const note = Object.assign(document.createElement("div"), { className: "note warn" });
  note.setAttribute("role", "status");
  document.querySelector("#messages")?.append(note);
  outbox.addEventListener("state", ({ detail: { name, count } }) => say(note, name, count, outbox.unsettled));
  await outbox.load();
  outbox.retry();
}

function say(note, name, count, unsettled) {
  if (count) note.textContent = `${many(count)} wait on this tablet. ${name === "saving" ? "Sending them now." : "They are sent when Plumbline answers."}`;
  else if (!unsettled.length) note.textContent = "What waited on this tablet is saved now.";
  else {
    const link = Object.assign(document.createElement("a"), { href: unsettled[0].page, textContent: unsettled[0].title });
    note.replaceChildren(`${many(unsettled.length)} not saved as tapped: choose at `, link, ".");
  }
}

if (member) sendWhatWaits();
