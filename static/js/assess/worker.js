/* Serves the recording pages of an assessment where there is no connection: from the vault, sealed as all else there.
   The server says of a page whether it may be kept, and for whom. Of the rest of the site only hashed static files are
   kept, which hold no names. With a connection the server is asked first, always. */
import { openVault, ownerOf } from "./vault.js";

const SCOPE = new URL(self.registration.scope).pathname;
const STATIC = new URL("../../", import.meta.url).pathname;
const CACHE = `plumbline ${import.meta.url}`;
const AWAY = `${SCOPE}away/`;
const PATIENCE = 6000; // milliseconds until a page that is kept is shown instead of waiting on
const BETWEEN = 400; // milliseconds between two pages that are fetched ahead
const NOBODY_THERE = [502, 503, 504];
const GONE = [403, 404];
const TRIES = 10;

const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
let ahead = Promise.resolve();

addEventListener("install", (event) => event.waitUntil(prepare().then(() => self.skipWaiting())));
addEventListener("activate", (event) => event.waitUntil(tidy().then(() => self.clients.claim())));
addEventListener("message", (event) => {
  ahead = ahead.then(() => fetchAhead(event.data));
  event.waitUntil(ahead);
});
addEventListener("fetch", (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method !== "GET" || origin !== location.origin) return;
  if (event.request.mode === "navigate" && pathname.startsWith(SCOPE)) event.respondWith(answerPage(event));
  else if (pathname.startsWith(STATIC)) event.respondWith(answerFile(event));
});

async function prepare() {
  const away = await fetch(AWAY);
  if (!away.ok || away.redirected) throw new Error("The page for being away is not to be had.");
  const cache = await caches.open(CACHE);
  await cache.put(AWAY, away.clone());
  await keepFiles(filesIn(await away.text()));
}

async function tidy() {
  for (const name of await caches.keys()) if (name.startsWith("plumbline ") && name !== CACHE) await caches.delete(name);
}

async function answerPage(event) {
  const { request } = event;
  const asked = fetch(request).catch(() => null);
  const late = pause(PATIENCE).then(() => "late");
  let answer = await Promise.race([asked, late]);
  if (answer === "late") answer = (await keptPage(request.url)) ?? (await asked);
  if (!answer || NOBODY_THERE.includes(answer.status))
    return (await keptPage(request.url)) ?? answer ?? (await caches.match(AWAY)) ?? Response.error();
  if (!answer.headers.has("plumbline-kept-at")) event.waitUntil(keep(request.url, answer.clone()));
  return answer;
}

async function answerFile({ request }) {
  const kept = await caches.match(request.url);
  if (kept) return kept;
  const answer = await fetch(request);
  if (isForEver(answer)) await (await caches.open(CACHE)).put(request.url, answer.clone());
  return answer;
}

const isForEver = (answer) => answer.ok && (answer.headers.get("cache-control") || "").includes("immutable");

/* Keep a page for the member the server names; what it does not want kept any more goes. */
async function keep(url, answer) {
  const owner = answer.status === 200 && answer.headers.get("plumbline-keep");
  if (!owner) return answer.status === 200 || GONE.includes(answer.status) ? dropPage(url) : undefined;
  const html = await answer.text();
  const vault = await openVault(owner);
  if (!vault.isSafe) return;
  await vault.put("pages", url, { html, policy: answer.headers.get("content-security-policy"), at: Date.now() });
  await keepFiles(filesIn(html));
}

async function dropPage(url) {
  const owner = await ownerOf("pages", url);
  if (owner) await (await openVault(owner)).remove("pages", [url]);
}

async function keptPage(url) {
  const owner = await ownerOf("pages", url);
  const page = owner && (await (await openVault(owner)).get("pages", url));
  if (!page) return null;
  const html = page.html.replace("<body ", `<body data-kept-at="${new Date(page.at).toISOString()}" `);
  const headers = { "content-type": "text/html; charset=utf-8", "cache-control": "no-store", "plumbline-kept-at": String(page.at) };
  return new Response(html, { headers: page.policy ? { ...headers, "content-security-policy": page.policy } : headers });
}

/* The pages of the sitting that are not kept yet, one after another and not too fast: taps go first. */
async function fetchAhead({ pages, files }) {
  await keepFiles(files);
  for (const url of pages) {
    if (await ownerOf("pages", url)) continue;
    const answer = await fetchPatiently(url);
    if (!answer?.ok) return;
    await keep(url, answer);
    await pause(BETWEEN);
  }
}

async function fetchPatiently(url) {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const answer = await fetch(url, { headers: { purpose: "prefetch" }, redirect: "manual" }).catch(() => null);
    if (answer && !NOBODY_THERE.includes(answer.status)) return answer;
    await pause(PATIENCE);
  }
  return null;
}

const filesIn = (html) => [...html.matchAll(/"(\/[^"\s]+)"/g)].map(([, path]) => path).filter((path) => path.startsWith(STATIC));

async function keepFiles(files) {
  const cache = await caches.open(CACHE);
  for (const file of new Set(files)) {
    if (await cache.match(file)) continue;
    const answer = await fetch(file).catch(() => null);
    if (answer && isForEver(answer)) await cache.put(file, answer);
  }
}
