/* A note is kept while it is written: a moment after the last letter, and every few seconds of writing on. */
const PAUSE = 1200;
const LONGEST = 4000;

export function connectNotes(form) {
  for (const note of form.querySelectorAll("[data-note]")) {
    let kept = note.value;
    let pause = 0;
    let since = 0; // when the first letter came that is not kept yet
    const keep = () => note.dispatchEvent(new Event("change", { bubbles: true }));
    /* What was kept while writing is not kept once more when the field is left. */
    const once = (event) => {
      clearTimeout(pause);
      since = 0;
      if (note.value === kept) event.stopImmediatePropagation();
      kept = note.value;
    };
    note.addEventListener("change", once, { capture: true });
    note.addEventListener("input", () => {
      clearTimeout(pause);
      since ||= Date.now();
      pause = setTimeout(keep, Math.max(0, Math.min(PAUSE, since + LONGEST - Date.now())));
    });
  }
}
