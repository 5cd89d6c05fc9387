/* The muscles that other tests speak of, listed when somebody opens the list: it is made of what the map is drawn from, so
   that no tap sends it anew. */
const kept = document.querySelector("#map-findings");

const named = ({ name, side }) => (side ? `${side[0].toUpperCase()}${side.slice(1)} ${name[0].toLowerCase()}${name.slice(1)}` : name);

function line(finding, url) {
  const { muscle, side, state, thin, words } = finding;
  const [item, swatch, link, told, all] = ["li", "i", "a", "span", "span"].map((tag) => document.createElement(tag));
  swatch.className = `sw ${state}${thin ? " thin" : ""}`;
  Object.assign(link, { href: url.replace("MUSCLE", muscle), id: `of-${muscle}-${side}`, textContent: named(finding) });
  Object.assign(link.dataset, { muscle, side });
  Object.assign(told, { className: "muted", textContent: ` ${words}` });
  all.append(link, told);
  item.append(swatch, all);
  return item;
}

/* "toggle" does not bubble. */
export function connectOthers() {
  document.addEventListener("toggle", ({ target }) => {
    if (!target.open || !target.matches("[data-others]")) return;
    const others = JSON.parse(kept.textContent).filter(({ own, here }) => !own && !here);
    target.querySelector("ul").replaceChildren(...others.map((finding) => line(finding, target.dataset.others)));
  }, { capture: true });
}
