/* A note is kept while it is written: a moment after the last letter, and when the field is left. */
const PAUSE = 1200;

export function connectNotes(form) {
  for (const note of form.querySelectorAll("[data-note]")) {
    let kept = note.value;
    let pause = 0;
    const keep = () => {
      clearTimeout(pause);
      if (note.value !== kept) note.dispatchEvent(new Event("change", { bubbles: true }));
    };
    /* What was kept while writing is not kept once more when the field is left. */
    const once = (event) => {
      if (note.value === kept) event.stopImmediatePropagation();
      kept = note.value;
    };
    note.addEventListener("change", once, { capture: true });
    note.addEventListener("input", () => {
      clearTimeout(pause);
      pause = setTimeout(keep, PAUSE);
    });
    addEventListener("pagehide", keep);
    document.addEventListener("visibilitychange", keep);
  }
}
