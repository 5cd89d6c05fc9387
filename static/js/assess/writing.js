/* What is typed becomes a change when its field is left. Until then the line says so, and a page that is put away, or
   closed, takes it as it stands: a tablet may end a page that nobody looks at. */
const TYPED = "[data-sheet] :is(textarea, input), [data-own-view] input";
const TAPPED = ["radio", "checkbox", "hidden"];

/* `say` is told how many fields hold what is not kept yet. */
export function connectWriting(say) {
  const unkept = new Set();
  const tell = () => say(unkept.size);
  const keep = () => { for (const field of unkept) field.dispatchEvent(new Event("change", { bubbles: true })); };
  document.addEventListener("input", ({ target }) => {
    if (!target.matches(TYPED) || TAPPED.includes(target.type)) return;
    unkept.add(target);
    tell();
  });
  for (const end of ["change", "focusout"]) document.addEventListener(end, ({ target }) => { if (unkept.delete(target)) tell(); });
  for (const end of ["beforeunload", "pagehide"]) addEventListener(end, keep);
  document.addEventListener("visibilitychange", keep);
}
