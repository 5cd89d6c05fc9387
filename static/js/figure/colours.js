/* The figure's colours, from the design tokens. "Far" is the limb away from the viewer. */
const NAMES =
  "skin skin-far top top-far short short-far hair halo work work-line assist assist-line ghost shadow mat mat-edge prop prop-light prop-dark band";

export const C = Object.fromEntries(NAMES.split(" ").map((name) => [name, `var(--fig-${name})`]));
