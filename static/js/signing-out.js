/* Signing out takes away what this tablet keeps of the member: changes, pages, the key. What was not sent yet would be lost
   with it, so that is asked first. Other tabs follow. */
import { isAnythingKept } from "./assess/there.js";

const A_MOMENT = 1000; // milliseconds, until the server knows of it
const tabs = "BroadcastChannel" in window ? new BroadcastChannel("plumbline.signed-out") : null;
if (tabs) tabs.onmessage = () => setTimeout(() => location.reload(), A_MOMENT);

for (const form of document.querySelectorAll("[data-sign-out]"))
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if ((await isAnythingKept()) && !(await forgetAll(form.dataset.signOut))) return;
    for (const key of Object.keys(localStorage)) if (key.startsWith("plumbline.")) localStorage.removeItem(key);
    tabs?.postMessage("out");
    form.submit();
  });

/* Whether it is gone: not where it is wanted still. */
async function forgetAll(member) {
  const { forget, ownersWaiting } = await import("./assess/vault.js");
  const waiting = (await ownersWaiting()).filter((owner) => owner === member).length;
  if (waiting && !confirm(question(waiting))) return false;
  await forget(member).catch(() => {}); // where nothing can be kept there is nothing to take away
  return true;
}

function question(count) {
  const many = count === 1 ? "1 change is" : `${count} changes are`;
  return `${many} not sent yet and would be lost. Sign out all the same?`;
}
