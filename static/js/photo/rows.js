/* The rows beside a photo: real form fields, which hold what is drawn. One row is the plumb line, the others are lines. */
const PLACES = ["x1", "y1", "x2", "y2"];

class Row {
  constructor(element) {
    this.element = element;
    this.isPlumb = element.dataset.row === "plumb";
    this.inputs = PLACES.map((place) => element.querySelector(`[data-end="${place}"]`));
    this.nameInput = element.querySelector(".ph-name");
  }

  get ends() {
    const said = this.inputs.map((input) => (input.value === "" ? NaN : Number(input.value)));
    return said.every(Number.isFinite) ? said : null;
  }

  set ends(ends) {
    this.inputs.forEach((input, at) => { input.value = ends ? Math.round(ends[at]) : ""; });
  }

  get name() {
    return this.isPlumb ? "Plumb line" : this.nameInput.value;
  }

  say(words) {
    this.element.querySelector("[data-words]").textContent = words;
  }
}

export class Rows {
  constructor(form) {
    this.form = form;
    this.list = form.querySelector("[data-rows]");
    this.total = form.elements["line-TOTAL_FORMS"];
    this.most = Number(form.elements["line-MAX_NUM_FORMS"].value);
  }

  get all() {
    return [...this.list.children].map((element) => new Row(element));
  }

  get lines() {
    return this.all.filter((row) => !row.isPlumb && row.ends);
  }

  get plumb() {
    return this.all.find((row) => row.isPlumb);
  }

  get isFull() {
    return this.lines.length >= this.most;
  }

  add(name, ends) {
    const html = this.form.querySelector("[data-empty-row]").innerHTML;
    this.list.insertAdjacentHTML("beforeend", html.replaceAll("__prefix__", this.total.value));
    this.total.value = Number(this.total.value) + 1;
    const row = new Row(this.list.lastElementChild);
    row.ends = ends;
    row.nameInput.value = name;
    return row;
  }

  /* The server counts the rows, so those behind move up by one. */
  remove(row) {
    if (row.isPlumb) {
      row.ends = null;
      return;
    }
    row.element.remove();
    this.all.filter((each) => !each.isPlumb).forEach((each, at) => {
      for (const field of each.element.querySelectorAll("[name^='line-'], [id^='id_line-'], [for^='id_line-']"))
        for (const name of ["name", "id", "for"])
          if (field.hasAttribute(name)) field.setAttribute(name, field.getAttribute(name).replace(/line-\d+-/, `line-${at}-`));
    });
    this.total.value = Number(this.total.value) - 1;
  }

  /* A page without script offers one row more, to type into; here rows come by drawing. */
  dropEmpty() {
    for (const row of this.all) if (!row.isPlumb && !row.ends && !row.name) this.remove(row);
  }
}
