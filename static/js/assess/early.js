/* What is tapped before the page is ready to take it is handed over when it is. No module, so that it runs first. */
(() => {
  const early = [];
  const keep = ({ type, target }) => {
    const isTap = type === "click" && target.closest("[data-sheet] button[type=button]");
    if (isTap || (type === "change" && target.closest("[data-sheet]"))) early.push({ type, target, value: target.value, checked: target.checked });
  };
  addEventListener("click", keep, true);
  addEventListener("change", keep, true);
  addEventListener("recording:ready", () => {
    removeEventListener("click", keep, true);
    removeEventListener("change", keep, true);
    for (const { type, target, value, checked } of early) {
      if (type === "click") target.closest("button").click();
      else Object.assign(target, { value, checked }).dispatchEvent(new Event("change", { bubbles: true }));
    }
  });
})();
