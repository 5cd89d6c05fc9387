/* Loads the figure engine only where a picture is to be drawn: those the practice changed; all others are stills. */
const needed = (root) => root.querySelector("svg[data-figure]") && import("./figure.js");
document.addEventListener("htmx:load", (event) => needed(event.target));
needed(document);
