/* What the checks say of the picture as it is now; each can be gone to, and kept with a reason. */
import { el, newId } from "./dom.js";
import { warningsOf } from "./warnings.js";

const PAUSE = 280;

export class WarningsPanel {
  warnings = [];

  constructor(host, editor) {
    this.host = host;
    this.list = host.querySelector("[data-warnings]");
    this.count = host.querySelector("[data-warning-count]");
    this.editor = editor;
  }

  /* Asks the checks once nothing has changed for a moment. */
  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.now(), PAUSE);
  }

  now() {
    clearTimeout(this.timer);
    const { script, book, config } = this.editor;
    this.warnings = warningsOf(script, book.record, config);
    const shown = JSON.stringify(this.warnings);
    if (shown === this.shown) return;
    this.shown = shown;
    this.host.dataset.checked = "";
    const open = this.open();
    this.count.textContent = open.length ? `${open.length} open` : "All checks hold";
    this.count.className = `chip ${open.length ? "warn" : "ok"}`;
    this.editor.refill(this.list, [...this.warnings.map((warning) => this.#row(warning)), ...this.#stale()]);
    this.editor.onWarnings(this.warnings);
  }

  open() {
    return this.warnings.filter(({ reason }) => reason.trim().length < this.editor.config.most.reason);
  }

  #row({ check, name, text, phase, reason }) {
    const go = phase === null ? null : el("button", { type: "button", class: "btn sm", "data-key": `go ${check}`, "aria-label": `Show the moment: ${name}`, onclick: () => this.editor.goTo(phase) }, `Show at ${Math.round(phase * 100)} %`);
    return el("li", { class: reason ? "excused" : "" }, el("b", {}, name), el("span", { class: "small" }, text), go, this.editor.mayChange ? this.#reason(check, reason) : null);
  }

  #reason(check, reason) {
    const id = newId("reason");
    const field = el("textarea", { id, rows: 2, maxlength: 300, "data-key": `reason ${check}`, "data-path": `allowed.${check}` });
    field.value = reason;
    field.addEventListener("change", () => this.#excuse(check, field.value.trim()));
    const error = el("p", { class: "pf-error", hidden: true, id: `${id}-error`, "data-error-for": `allowed.${check}` });
    return el("details", { open: Boolean(reason) }, el("summary", {}, "Keep it, and say why"), el("label", { class: "vh", for: id }, `Why this may stay: ${check}`), field, error);
  }

  #excuse(check, reason) {
    this.editor.book.change((record) => {
      record.allowed = { ...record.allowed, [check]: reason };
      if (!reason) delete record.allowed[check];
      if (!Object.keys(record.allowed).length) delete record.allowed;
    });
  }

  /* Reasons for what holds by now. */
  #stale() {
    const failing = this.warnings.map(({ check }) => check);
    const stale = Object.entries(this.editor.book.record.allowed || {}).filter(([check]) => !failing.includes(check));
    const remove = (check) => el("button", { type: "button", class: "btn sm quiet", "data-key": `drop ${check}`, onclick: () => this.#excuse(check, "") }, "Remove the reason");
    return stale.map(([check, reason]) => el("li", { class: "excused" }, el("b", {}, `${this.editor.config.checks[check].name} holds`), el("span", { class: "small" }, `Excused: ${reason}`), this.editor.mayChange ? remove(check) : null));
  }
}
