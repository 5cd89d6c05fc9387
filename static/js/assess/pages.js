/* Going from test to test without a connection: the worker keeps this sitting's pages, and serves them then. */
const A_WHILE = 2500; // milliseconds: what the therapist does first goes first
const banner = document.querySelector("[data-offline]");

export async function keepPages(worker) {
  if (!("serviceWorker" in navigator) || !worker) return;
  try {
    const pages = [location.href, ...[...document.querySelectorAll(".tests a[href*='/tests/']")].map((link) => link.href)];
    await navigator.serviceWorker.register(worker, { type: "module" });
    const { active } = await navigator.serviceWorker.ready;
    setTimeout(() => active.postMessage({ pages: [...new Set(pages)], files: filesHere() }), A_WHILE);
  } catch {
    // Without a worker the page works as before; it cannot be opened offline.
  }
}

const filesHere = () => performance.getEntriesByType("resource").map(({ name }) => name).filter((name) => name.startsWith(location.origin) && name.includes("/static/"));

/* A page that is served from here says so, and of when it is. */
export function sayKept(outbox) {
  const at = document.body.dataset.keptAt;
  if (!at) return;
  const clock = new Date(at).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  banner.lastChild.textContent = ` No connection. This page is from ${clock}; what you tapped since is in it. List and body map wait.`;
  banner.hidden = false;
  outbox.addEventListener("change", () => { banner.hidden = true; });
}
