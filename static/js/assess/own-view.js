/* How the therapist sees one muscle on one side: over-working, under-working, tight or weak, and what they go by. */
const MISSING = "Say in a few words what you go by, and it is kept.";
const template = document.querySelector("#own-view");
const form = document.querySelector("[data-sheet]");
const kept = document.querySelector("#map-findings");
const map = document.querySelector("[data-bodymap]:not([data-cascade])");

const same = (one, other) => one?.state === other?.state && one?.why === other?.why;

/* Where it is told what stood in the way of one view; it stays beside the map when the sheet is closed. */
function errorOf(name) {
  const all = document.querySelector("[data-own-errors]");
  const known = all.querySelector(`[data-error-of="${name}"]`);
  if (known) return known;
  const error = Object.assign(document.createElement("p"), { className: "error", hidden: true });
  error.dataset.errorOf = name;
  all.append(error);
  return error;
}

export class OwnView {
  #muscle;
  #side;
  #was;

  constructor(muscle, side, findings) {
    this.#muscle = muscle;
    this.#side = side;
    const known = findings.find((each) => each.own && each.muscle === muscle && (each.side || "") === side);
    this.#was = known ? { state: known.state, why: known.why } : null;
    this.box = this.#made();
    this.show(this.#was);
    this.field = this.#fieldOf();
    this.#tell("assess:adopt", { was: this.#was });
    this.box.addEventListener("change", () => this.#keep());
  }

  #tell(event, detail) {
    form.dispatchEvent(new CustomEvent(event, { detail: { field: this.field, ...detail } }));
  }

  #fieldOf() {
    const [key, side, name] = [this.#muscle, this.#side, `exam.own.${this.#muscle}..${this.#side}`];
    return {
      name,
      label: `${this.#called}${side && `, ${side}`}, your own view`,
      kind: "entry",
      payload: { kind: "measurement", test: "own", key, site: "", side },
      inputs: [...this.box.querySelectorAll("input")],
      error: errorOf(name),
      read: () => this.read(),
      words: (value) => (value ? `${value.state}: ${value.why}` : "no view of their own"),
      show: (value) => {
        this.#was = value;
        this.show(value);
        this.#draw(value);
      },
    };
  }

  #made() {
    const box = template.content.firstElementChild.cloneNode(true);
    const name = `exam.own.${this.#muscle}..${this.#side}`;
    for (const input of box.querySelectorAll("input")) input.name = `${name}${input.name}`;
    box.querySelector("legend b").textContent = this.#side && this.#side[0].toUpperCase() + this.#side.slice(1);
    box.querySelector("legend").hidden = !this.#side;
    box.querySelector("[role=group]").setAttribute("aria-label", `Your own view${this.#side && `, ${this.#side}`}`);
    box.dataset.side = this.#side;
    return box;
  }

  get #called() {
    return JSON.parse(document.querySelector("#muscle-names").textContent)[this.#muscle].name;
  }

  #part(name) {
    return this.box.querySelector(`[name$=".${name}"]${name === "state" ? ":checked" : ""}`);
  }

  read() {
    const [state, why] = [this.#part("state")?.value || "", this.#part("why").value.trim()];
    return state ? { state, why } : null;
  }

  show(value) {
    for (const radio of this.box.querySelectorAll('[name$=".state"]')) radio.checked = radio.value === (value?.state || "");
    this.#part("why").value = value?.why || "";
    this.#complain("");
  }

  #complain(sentence) {
    const error = this.box.querySelector("[data-own-error]");
    error.textContent = sentence;
    error.hidden = !sentence;
    this.box.toggleAttribute("data-unsaid", Boolean(sentence));
  }

  #keep() {
    const value = this.read();
    if (value && !value.why) return this.#complain(MISSING);
    if (!value) this.show(null);
    this.#complain("");
    if (same(value, this.#was)) return;
    this.#tell("assess:record", { value });
    this.#was = value;
    this.#draw(value);
  }

  /* At once, whatever the connection: the answer to the change draws it again. */
  #draw(value) {
    const others = JSON.parse(kept.textContent).filter((each) => !(each.own && each.muscle === this.#muscle && (each.side || "") === this.#side));
    const mine = value ? [{ muscle: this.#muscle, side: this.#side, own: true, name: this.#called, ...value }] : [];
    kept.textContent = JSON.stringify([...others, ...mine]);
    map.dispatchEvent(new CustomEvent("bodymap:draw", { detail: [...others, ...mine] }));
  }
}
