/* Recording an assessment: a tap is a change, kept at once. Without this script the page is a plain form with a Save button. */
import { connectMap } from "./assess/map.js";
import { connectOthers } from "./assess/others.js";
import { recordOn } from "./assess/recording.js";

const form = document.querySelector("[data-sheet]");

if (form) recordOn(form);
document.querySelector(".tests li:has([aria-current])")?.scrollIntoView({ block: "nearest", inline: "center" });
connectMap();
connectOthers();
