/* On every page of a member: changes of an assessment that wait on this tablet are sent from here too, and named. What was
   not saved as it was tapped stands here as well, since an assessment that was finished meanwhile has no page to choose on. */
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
  outbox.addEventListener("state", ({ detail: { name, count } }) => say(note, name, count, outbox));
  await outbox.load();
  outbox.retry();
}

function say(note, name, count, outbox) {
  const { unsettled } = outbox;
  if (count) note.textContent = `${many(count)} wait on this tablet. ${name === "saving" ? "Sending them now." : "They are sent when Plumbline answers."}`;
  else if (!unsettled.length) note.textContent = "What waited on this tablet is saved now.";
  else note.replaceChildren(told(unsettled, outbox));
}

function told(rows, outbox) {
  const [box, list] = ["div", "ul"].map((tag) => document.createElement(tag));
  list.append(...rows.map((row) => line(row, outbox)));
  box.append(`${many(rows.length)} not saved as tapped. Choose where it was, or write it down elsewhere and leave it out.`, list);
  return box;
}

function line(row, outbox) {
  const [item, link, button] = ["li", "a", "button"].map((tag) => document.createElement(tag));
  Object.assign(link, { href: row.page, textContent: `${row.title}: ${row.label}` });
  Object.assign(button, { type: "button", className: "btn sm", textContent: "Leave mine out", onclick: () => leaveOut(item, row, outbox) });
  item.append(link, `, “${row.words}”. ${row.told.sentence} `, button);
  return item;
}

/* Where it was the last one nothing is said any more: nothing was saved by this. */
function leaveOut(item, row, outbox) {
  if (outbox.unsettled.length === 1) item.closest(".note").remove();
  return outbox.drop([row]);
}

if (member) sendWhatWaits();
