/* What an admin decides about the picture: keep, review, throw away, take what somebody else made, open another. */
import { el } from "./dom.js";
import { inner, prepare } from "../figure/scene.js";
import { round1 } from "../figure/vectors.js";
import { Saving } from "./saving.js";
import { scriptOf } from "./script.js";

const clock = () => new Date().toLocaleTimeString("en-GB");
const SAYS = {
  saving: () => "Saving…",
  saved: () => `Draft saved ${clock()}`,
  offline: () => "Offline. Your draft is on this page only; it is saved when the connection is back",
  failed: () => "Couldn’t save; the next change tries again",
  "signed-out": () => "Signed out. Sign in in another tab; the next change saves",
  refused: () => "Not saved: something must be mended first",
  overtaken: () => "Not saved: somebody else changed this picture",
  reviewed: () => "Reviewed and shown everywhere",
};
const LOOK = { "signed-out": "failed", refused: "failed", overtaken: "failed", reviewed: "saved" };

export class Keeping {
  constructor(page, editor) {
    Object.assign(this, { page, editor });
    this.state = document.querySelector("#save-state");
    this.conflict = page.querySelector("[data-conflict]");
    this.wrong = page.querySelector("[data-wrong]");
    const { keepUrl: keep, reviewUrl: review, discardUrl: discard } = page.dataset;
    this.saving = new Saving({
      urls: { keep, review, discard },
      token: page.querySelector("[name=csrfmiddlewaretoken]").value,
      revision: editor.config.revision,
      recordOf: () => editor.book.record,
      on: { state: (name) => this.#tell(name), refused: (wrong) => this.#refuse(wrong), overtaken: (theirs) => this.#overtaken(theirs), kept: () => this.#kept() },
    });
    editor.book.addEventListener("change", () => this.saving.isStopped || this.saving.later());
  }

  #tell(name) {
    this.state.dataset.state = LOOK[name] || name;
    this.state.textContent = SAYS[name]();
  }

  #kept() {
    this.wrong.hidden = true;
    this.page.querySelector("[data-draft]").hidden = false;
  }

  /* Sentences at their fields where these are on the page, and all of them on top. */
  #refuse(wrong) {
    for (const { path, says } of wrong) {
      const place = this.page.querySelector(`[data-error-for="${CSS.escape(path)}"]`);
      if (place) Object.assign(place, { textContent: says, hidden: false });
      place?.closest("details")?.setAttribute("open", "");
    }
    this.wrong.replaceChildren(el("b", {}, "Not saved yet."), el("ul", {}, ...wrong.map(({ says }) => el("li", {}, says))));
    this.wrong.hidden = false;
    this.wrong.focus();
  }

  async review() {
    this.editor.warnings.now();
    const open = this.editor.warnings.open();
    if (open.length) return this.#refuse(open.map(({ check, name }) => ({ path: `allowed.${check}`, says: `${name}: mend it, or say why it may stay.` })));
    const failing = this.editor.warnings.warnings.map(({ check }) => check);
    const answer = await this.saving.review(failing);
    if (!answer) return;
    history.replaceState(null, "", "#versions");
    location.reload();
  }

  async discard() {
    if (!confirm("Throw this draft away? What was reviewed before stays.")) return;
    if (await this.saving.discard()) location.reload();
  }

  /* Puts another record in place of this one; it can be taken back like any change. */
  async open(url, words) {
    const answer = await fetch(url);
    if (!answer.ok) return this.editor.tell("That picture could not be opened. Reload the page and try again.");
    const { record } = await answer.json();
    this.editor.book.change((now) => {
      for (const key of Object.keys(now)) delete now[key];
      Object.assign(now, record, { id: this.editor.config.exercise.id });
    });
    this.editor.tell(`${words} Undo brings back what was here.`);
  }

  #overtaken({ sentence, theirs, revision, by }) {
    const settle = (words, act) => el("button", { type: "button", class: "btn", onclick: () => this.#settle(revision, act) }, words);
    const mine = [el("p", {}, "Yours"), this.#picture(this.editor.book.record), settle("Keep mine", () => this.saving.now())];
    const other = theirs
      ? [el("p", {}, `${by}’s`), this.#picture(theirs), settle("Take theirs", () => this.#take(theirs))]
      : [el("p", {}, "The draft is gone: it was reviewed or thrown away."), settle("Reload", () => location.reload())];
    this.conflict.replaceChildren(el("b", {}, sentence), el("div", { class: "both" }, el("div", {}, ...mine), el("div", {}, ...other)));
    this.conflict.hidden = false;
    this.conflict.focus();
  }

  #take(theirs) {
    this.editor.book.change((now) => {
      for (const key of Object.keys(now)) delete now[key];
      Object.assign(now, theirs);
    });
  }

  #settle(revision, act) {
    this.saving.goOnFrom(revision);
    this.conflict.hidden = true;
    act();
  }

  #picture(record) {
    const ready = prepare(scriptOf(record, this.editor.config));
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("class", "fig");
    svg.setAttribute("viewBox", ready.box.map(round1).join(" "));
    svg.innerHTML = inner(ready, ready.finish, { explain: true });
    return el("div", { class: "figbox" }, svg);
  }
}
