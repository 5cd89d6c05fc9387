/* What this tablet keeps until the server has it, or to show while there is no connection. Everything is sealed (AES-GCM)
   under a key of the member that no script can read out; ids and times alone are plain. Signing out takes it away.

   A vault: {isSafe, put(shelf, key, value) -> key, get(shelf, key), all(shelf) -> [{key, at, value}], remove(shelf, keys)}. Where the
   browser keeps nothing (no secure address, a private window), the vault lives as long as the page; isSafe says so. Where there is no
   room any more, `put` answers NOT_KEPT. */
import { isAnythingKept, STORE } from "./there.js";

const HOURS = 3600_000; // milliseconds
export const NOT_KEPT = 0;
const MOST_AGE = { changes: 30 * 24 * HOURS, known: 12 * HOURS, pages: 12 * HOURS };
const SHELVES = Object.keys(MOST_AGE);

const done = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const finished = (transaction) =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = transaction.onerror = () => reject(transaction.error);
  });

function openStore() {
  const opening = indexedDB.open(STORE, 1);
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore("keys");
    opening.result.createObjectStore("changes", { keyPath: "key", autoIncrement: true });
    for (const shelf of ["known", "pages"]) opening.result.createObjectStore(shelf, { keyPath: "key" });
  };
  return done(opening).then((store) => {
    store.onversionchange = () => store.close();
    return store;
  });
}

const keptKey = (store, owner) => done(store.transaction("keys").objectStore("keys").get(owner));

/* The member's key, made once; of two tabs that make one, the first that stores it counts. */
async function keyOf(store, owner) {
  const known = await keptKey(store, owner);
  if (known) return known;
  const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  const keys = store.transaction("keys", "readwrite").objectStore("keys");
  const kept = await done(keys.get(owner));
  if (!kept) await done(keys.put(made, owner));
  return kept ?? made;
}

/* The key is asked for each time: another tab may have signed out, which takes it away, and in again. */
class SealedVault {
  isSafe = true;

  constructor(store, owner) {
    Object.assign(this, { store, owner });
  }

  async put(shelf, key, value) {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const text = new TextEncoder().encode(JSON.stringify(value));
    try {
      const secret = await keyOf(await this.#opened(), this.owner);
      const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, secret, text);
      const row = { owner: this.owner, at: Date.now(), iv, sealed, ...(key === null ? {} : { key }) };
      return await this.#write(shelf, (rows) => done(rows.put(row)));
    } catch {
      return NOT_KEPT;
    }
  }

  async all(shelf) {
    const rows = (await this.#read(shelf, (kept) => kept.getAll())).filter((row) => row.owner === this.owner);
    const values = await this.#valuesOf(rows);
    // What was sealed before signing out cannot be opened any more.
    return rows.map(({ key, at }, n) => ({ key, at, value: values[n] })).filter(({ value }) => value !== undefined);
  }

  async get(shelf, key) {
    const row = await this.#read(shelf, (kept) => kept.get(key));
    return row?.owner === this.owner ? (await this.#valuesOf([row]))[0] : undefined;
  }

  remove(shelf, keys) {
    return this.#write(shelf, (rows) => { for (const key of keys) rows.delete(key); });
  }

  async #read(shelf, ask) {
    const store = await this.#opened();
    return done(ask(store.transaction(shelf).objectStore(shelf)));
  }

  async #write(shelf, act) {
    const store = await this.#opened();
    const writing = store.transaction(shelf, "readwrite", { durability: "strict" });
    return (await Promise.all([act(writing.objectStore(shelf)), finished(writing)]))[0];
  }

  /* A tablet may close the store of a page that was put away. */
  async #opened() {
    try {
      this.store.transaction("keys");
    } catch {
      this.store = await openStore();
    }
    return this.store;
  }

  async #valuesOf(rows) {
    const secret = rows.length && (await keptKey(await this.#opened(), this.owner));
    const unseal = async ({ iv, sealed }) => JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt({ name: "AES-GCM", iv }, secret, sealed)));
    return Promise.all(rows.map((row) => unseal(row).catch(() => undefined)));
  }
}

class PassingVault {
  isSafe = false;
  #shelves = Object.fromEntries(SHELVES.map((shelf) => [shelf, new Map()]));
  #count = 0;

  async put(shelf, key, value) {
    const at = key ?? ++this.#count;
    this.#shelves[shelf].set(at, structuredClone(value));
    return at;
  }

  async all(shelf) {
    return [...this.#shelves[shelf]].map(([key, value]) => ({ key, at: Date.now(), value: structuredClone(value) }));
  }

  async get(shelf, key) {
    return this.#shelves[shelf].get(key);
  }

  async remove(shelf, keys) {
    for (const key of keys) this.#shelves[shelf].delete(key);
  }
}

/* Whoever is here sends their own changes, however old a clock that was wrong makes them. */
function isOver(row, shelf, owner) {
  const isOwn = row.owner === owner;
  if (shelf === "pages" && !isOwn) return true;
  return Date.now() - row.at > MOST_AGE[shelf] && !(shelf === "changes" && isOwn);
}

export async function openVault(owner) {
  try {
    const store = await openStore();
    await forgetWhere(store, (row, shelf) => isOver(row, shelf, owner));
    await keyOf(store, owner);
    return new SealedVault(store, owner);
  } catch {
    return new PassingVault();
  }
}

/* Whose this is, without opening it. */
export async function ownerOf(shelf, key) {
  const store = await openStore();
  return (await done(store.transaction(shelf).objectStore(shelf).get(key)))?.owner;
}

/* The owners of what waits on this tablet, one for each change; nothing is opened. */
export async function ownersWaiting() {
  try {
    if (!(await isAnythingKept())) return [];
    const rows = await done((await openStore()).transaction("changes").objectStore("changes").getAll());
    return rows.map((row) => row.owner);
  } catch {
    return [];
  }
}

/* Take away what belongs to this member, the key first: without it the rest is noise. */
export async function forget(owner) {
  const store = await openStore();
  await done(store.transaction("keys", "readwrite").objectStore("keys").delete(owner));
  await forgetWhere(store, (row) => row.owner === owner);
}

async function forgetWhere(store, isOver) {
  const writing = store.transaction(SHELVES, "readwrite");
  for (const shelf of SHELVES) {
    const walking = writing.objectStore(shelf).openCursor();
    walking.onsuccess = () => {
      const cursor = walking.result;
      if (!cursor) return;
      if (isOver(cursor.value, shelf)) cursor.delete();
      cursor.continue();
    };
  }
  await finished(writing);
}
