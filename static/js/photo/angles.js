/* Angles of lines on a picture, told as the server tells them (therapy/assessments/photos). Ends: [x1, y1, x2, y2]. */
const STEEP = 45;

const folded = (degrees) => {
  const turned = ((degrees % 180) + 180) % 180;
  return turned > 90 ? turned - 180 : turned;
};

/* Degrees from the picture's vertical, above -90 and up to 90; positive where the top is to the right. */
export const leanOf = ([x1, y1, x2, y2]) => folded((Math.atan2(x2 - x1, y1 - y2) * 180) / Math.PI);

export const lengthOf = ([x1, y1, x2, y2]) => Math.hypot(x2 - x1, y2 - y1);

/* What a line says against the plumb line; `edges` is what lies towards the picture's left and right. */
export function wordsOf(ends, plumb, edges) {
  const lean = folded(leanOf(ends) - (plumb ? leanOf(plumb) : 0));
  const isSteep = Math.abs(lean) <= STEEP;
  const degrees = Math.round((isSteep ? Math.abs(lean) : 90 - Math.abs(lean)) * 10) / 10;
  if (degrees < 0.05) return isSteep ? "Vertical" : "Horizontal";
  const side = edges[Number(lean > 0)];
  return isSteep ? `${degrees.toFixed(1)}° from vertical, top towards ${side}` : `${degrees.toFixed(1)}° from horizontal, higher towards ${side}`;
}

/* The plumb line from edge to edge: it is the vertical of the whole picture and ends at nobody's head. */
export function throughout([x1, y1, x2, y2], height) {
  if (y1 === y2) return [x1, y1, x2, y2];
  const slope = (x2 - x1) / (y2 - y1);
  return [x1 - slope * y1, 0, x1 + slope * (height - y1), height];
}
