/* Changes on their way to the server: kept in the vault first, then sent in order, by one tab of the browser at a time.
   The server knows each by its id, so one that is sent again is kept once.

   A change: {id, tab, assessment, url, title, page, label, words, payload, value, was, state, told}. `was` is what the page
   showed before it; the payload names its place, since tests call their fields alike; the state is waiting, refused or
   conflict, the last two with what the server told. What is saved is said to every tab: "change" events carry
   {change, answer, page}; "state" events, and `state`, {name, count}, with the names of saying.js. */
import { PATIENCE, answerTo, nameOf } from "./sending.js";
import { NOT_KEPT } from "./vault.js";

const LOCK = "plumbline.sending";
const PAUSES = [1000, 2000, 5000, 10000];
const AT_ONCE = 50;
const STATES = { 200: "saved", 409: "conflict", 424: "waiting" };

/* Where in an assessment something is recorded: of a change, or of a field. */
export const placeOf = ({ payload }) => Object.values(payload).join(" ");

export class Outbox extends EventTarget {
  #rows = [];
  #failures = 0;
  #timer = 0;
  #state = "settled";

  constructor(vault, { member, page = "" }) {
    super();
    Object.assign(this, { vault, member, page });
    this.tab = madeId();
    this.tabs = new BroadcastChannel("plumbline.changes");
    this.tabs.onmessage = ({ data }) => this.#hear(data);
    addEventListener("online", () => this.retry());
    addEventListener("pageshow", () => this.retry());
  }

  async load() {
    const kept = await this.vault.all("changes").catch(() => null);
    const pending = this.#rows.filter((row) => !row.key);
    if (kept) this.#rows = [...kept.map(({ key, value }) => ({ ...value, key })), ...pending];
    this.#tell();
  }

  /* Those of one assessment, oldest first. */
  of(assessment) {
    return this.#rows.filter((row) => row.assessment === assessment);
  }

  /* Those of one place in it, such as that of a change; oldest first. */
  at(assessment, changed) {
    return this.of(assessment).filter((row) => placeOf(row) === placeOf(changed));
  }

  get state() {
    return { name: this.#state, count: this.waiting.length };
  }

  get waiting() {
    return this.#rows.filter((row) => row.state === "waiting");
  }

  get unsettled() {
    return this.#rows.filter((row) => row.state !== "waiting");
  }

  /* A new value takes the place of what was refused or is undecided at the same field. */
  async add(change) {
    const over = this.at(change.assessment, change).filter((row) => row.state !== "waiting");
    const row = { ...change, id: madeId(), tab: this.tab, state: "waiting", key: null };
    this.#rows.push(row);
    this.#tell("saving");
    await this.#keep(row);
    await this.drop(over);
    this.#say({ kind: "reload" });
    this.retry();
  }

  async drop(rows) {
    if (!rows.length) return;
    this.#rows = this.#rows.filter((row) => !rows.includes(row));
    await this.#forget(rows);
    this.#say({ kind: "reload" });
    this.#tell();
  }

  /* Where there is no room it stands here alone, and the line says so. */
  async #keep(row) {
    row.key = (await this.vault.put("changes", row.key || null, plain(row))) || row.key || NOT_KEPT;
  }

  #forget(rows) {
    return this.vault.remove("changes", rows.filter((row) => row.key).map((row) => row.key));
  }

  /* Whether all that waits outlives this page. */
  get isKept() {
    return this.waiting.every((row) => this.vault.isSafe && row.key);
  }

  retry() {
    clearTimeout(this.#timer);
    if (!navigator.locks) return this.#sendAll();
    return this.#alone(() => this.#sendAll());
  }

  /* One tab sends. A tab that was put to sleep while sending must not hold up the others: sending twice is harmless. */
  async #alone(work) {
    try {
      await navigator.locks.request(LOCK, { signal: AbortSignal.timeout(PATIENCE) }, work);
    } catch (error) {
      if (error.name === "TimeoutError") await navigator.locks.request(LOCK, { steal: true }, work);
    }
  }

  async #sendAll() {
    if (!this.#rows.some((row) => row.state === "waiting")) return this.#tell("settled");
    await this.load();
    for (let batch = this.#batch(); batch.length; batch = this.#batch()) {
      this.#tell("saving");
      const answer = await answerTo(batch, this);
      if (!answer?.body?.answers) return this.#later(nameOf(answer));
      this.#failures = 0;
      for (const [n, each] of answer.body.answers.entries()) await this.#settle(batch[n], each, answer.body);
    }
    this.#tell("settled");
  }

  /* The oldest that wait, as many as go in one request: all of one assessment, and none on its way into the vault. */
  #batch() {
    const waiting = this.waiting.filter((row) => row.key !== null);
    return waiting.filter((row) => row.url === waiting[0].url).slice(0, AT_ONCE);
  }

  async #settle(sent, answer, body) {
    const row = this.#rows.find(({ id }) => id === sent.id) ?? sent; // read anew where another tab had news meanwhile
    const state = STATES[answer.status] ?? "refused";
    if (state === "waiting") return;
    if (state === "saved") {
      const known = { assessment: row.assessment, payload: row.payload, value: answer.value, version: body.version };
      await this.vault.put("known", `${row.assessment} ${placeOf(row)}`, known);
      await this.#forget([row]);
      this.#rows = this.#rows.filter((each) => each !== row);
    } else await this.#setAside(row, state, answer);
    const said = { change: plain(row), answer, page: this.page, body: pageParts(body) };
    this.dispatchEvent(new CustomEvent("change", { detail: said }));
    this.#say({ kind: "change", said });
  }

  /* A later value at the same field was chosen by somebody who saw this one refused: it stands on what was there before. */
  async #setAside(row, state, answer) {
    Object.assign(row, { state, told: answer });
    const all = this.at(row.assessment, row);
    const later = all.slice(all.indexOf(row) + 1).find((each) => each.state === "waiting");
    if (later) {
      later.was = row.was;
      await this.#keep(later);
      this.#rows = this.#rows.filter((each) => each !== row);
      await this.#forget([row]);
    } else await this.#keep(row);
  }

  #later(name) {
    this.#tell(name);
    this.#say({ kind: "state", name });
    this.#wait();
  }

  #wait() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.retry(), PAUSES[Math.min(this.#failures++, PAUSES.length - 1)]);
  }

  async #hear({ kind, said, name }) {
    await this.load();
    if (kind === "change") this.dispatchEvent(new CustomEvent("change", { detail: said }));
    if (kind === "state") this.#tell(name);
    if (this.waiting.length) this.#wait();
  }

  #say(message) {
    this.tabs.postMessage(message);
  }

  /* What is not kept yet is being saved, whatever else is true. */
  #tell(name = this.#state) {
    const isOnItsWay = name === "settled" || this.waiting.some((row) => row.key === null);
    this.#state = !this.waiting.length ? "settled" : isOnItsWay ? "saving" : name;
    this.dispatchEvent(new CustomEvent("state", { detail: this.state }));
  }
}

const plain = ({ key, ...row }) => row;
const pageParts = ({ version, findings, parts }) => ({ version, findings, parts });

/* crypto.randomUUID is missing outside secure addresses, getRandomValues is not. */
function madeId() {
  const hex = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}
