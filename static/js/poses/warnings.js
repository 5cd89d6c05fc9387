/* The engine's own checks, in sentences: what is wrong, of which part, at which moment. */
import { check } from "../figure/checks.js";

const PARTS = { pelvis: "pelvis", waist: "waist", ribs: "chest", neck: "neck", head: "head", upper_arm: "upper arm", forearm: "forearm", hand: "hand", fingers: "fingers", tips: "fingertips", thigh: "thigh", shin: "shin", foot: "foot", toes: "toes", mass: "middle of mass" };

/* The words of a part or an angle as the engine names it: footR is "right foot". */
export function inWords(name, angles) {
  const [, plain, letter] = name.match(/^(.+?)([LR]?)$/);
  const angle = angles.find(({ id }) => id === plain);
  const word = angle ? angle.label.toLowerCase() : PARTS[plain] || plain.replaceAll("_", " ");
  return letter ? `${letter === "L" ? "left" : "right"} ${word}` : word;
}

const capital = (words) => words.charAt(0).toUpperCase() + words.slice(1);

/* "footR in the floor at 32 %" as {part, phase}. */
function read(where) {
  const [, what = "", percent] = where.match(/^(.*?)(?: at (\d+) %)?$/) || [];
  return { what, phase: percent === undefined ? null : Number(percent) / 100 };
}

function sentence({ where, worst }, says, angles) {
  const { what } = read(where);
  const measured = worst.replace(" °", "°");
  if (!what) return `It ${says}: ${measured}.`;
  const isName = (word, n) => n === 0 || word.includes("_") || /[LR]$/.test(word);
  const words = what.split(/([+ ])/).map((word, n) => (isName(word, n) ? inWords(word, angles) : word.replace("+", " and ")));
  return `${capital(words.join(""))} ${says}: ${measured}.`;
}

/* What fails, each as {check, name, text, phase, reason}. `record` may excuse some. */
export function warningsOf(script, record, { limits, checks, angles }) {
  const failing = Object.entries(check(script, limits)).filter(([, row]) => !row.ok);
  return failing.map(([id, row]) => ({ check: id, name: checks[id].name, text: sentence(row, checks[id].says, angles), phase: read(row.where).phase, reason: record.allowed?.[id] || "" }));
}
