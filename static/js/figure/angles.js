/* The joint angles a body really has, measured from its frames: pins may have changed what was written. */
import { columns, degrees, times } from "./vectors.js";

const measured = (bones, parent, bone) => times(columns(bones[parent].R), bones[bone].R);
const clamp = (v) => Math.max(-1, Math.min(1, v));

/* Flexion, abduction and outward turn of a ball joint. Near 90° of abduction the other two cannot be told apart; else the
   same place can be reached in two ways, of which the one with less turning counts. */
function ball(name, R, s) {
  const out = -s * degrees(Math.asin(clamp(R[2][1])));
  if (Math.abs(out) > 65) return { [`${name}_out`]: out };
  const flex = degrees(Math.atan2(-R[0][1], R[1][1]));
  const turned = -s * degrees(Math.atan2(-R[2][0], R[2][2]));
  if (Math.abs(turned) <= 100) return { [`${name}_out`]: out, [name]: flex, [`${name}_turn_out`]: turned };
  return { [`${name}_out`]: 180 - out, [name]: flex - 180 * Math.sign(flex), [`${name}_turn_out`]: turned - 180 * Math.sign(turned) };
}

const hinge = (R) => degrees(Math.atan2(R[1][0], R[0][0]));

function limb(bones, side) {
  const s = side === "R" ? 1 : -1;
  const of = (parent, bone) => measured(bones, parent in bones ? parent : parent + side, bone + side);
  return {
    ...ball("hip", of("pelvis", "thigh"), s),
    knee: -hinge(of("thigh", "shin")),
    ankle: hinge(of("shin", "foot")),
    toes: hinge(of("foot", "toes")),
    ...ball("shoulder", of("ribs", "upper_arm"), s),
    elbow: hinge(of("upper_arm", "forearm")),
    wrist: s * degrees(Math.asin(clamp(-of("forearm", "hand")[1][2] * -1))),
  };
}

/* {angle with its side: degrees}; what is written of the trunk is as written. */
export function anglesOf({ bones, angles }) {
  const trunk = Object.entries(angles).filter(([key]) => /^(spine|neck|nod)/.test(key));
  const limbs = ["L", "R"].flatMap((side) => Object.entries(limb(bones, side)).map(([key, value]) => [key + side, value]));
  return Object.fromEntries([...trunk, ...limbs]);
}
