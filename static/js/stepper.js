/* Less and more beside a number field. The field keeps its limits and fires change, so forms and htmx notice. */
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-step] button");
  if (!button) return;
  const field = button.parentElement.querySelector("input");
  const before = field.value;
  if ("more" in button.dataset) field.stepUp();
  else field.stepDown();
  if (field.value !== before) field.dispatchEvent(new Event("change", { bubbles: true }));
});
