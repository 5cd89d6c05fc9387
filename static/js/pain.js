/* Slide a finger over the pain bars to choose; a tap and the arrow keys are the radios' own. */
function choose(bars, x) {
  const radios = bars.querySelectorAll("input");
  const { left, width } = bars.getBoundingClientRect();
  const at = Math.floor(((x - left) / width) * radios.length);
  const radio = radios[Math.min(Math.max(at, 0), radios.length - 1)];
  if (radio.checked) return;
  radio.checked = true;
  radio.dispatchEvent(new Event("change", { bubbles: true }));
}

document.addEventListener("pointermove", (event) => {
  if (event.buttons !== 1 || !(event.target instanceof Element)) return;
  const bars = event.target.closest(".pain-bars");
  if (bars) choose(bars, event.clientX);
});
