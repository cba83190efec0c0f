/* Keys for the queue: everything here is a button or a field of the page already. */

const cards = [...document.querySelectorAll(".card")];
const typing = (target) => target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
const current = () => document.activeElement?.closest(".card") ?? null;

function go(step) {
  const at = cards.indexOf(current());
  const card = cards[at < 0 ? 0 : at + step];
  card?.focus();
  card?.scrollIntoView({ block: "nearest" });
}

function press(key) {
  current()?.querySelector(`[data-key="${key}"]`)?.click();
}

function openVerdict() {
  const details = current()?.querySelector("details");
  if (!details) return;
  details.open = true;
  details.querySelector("select")?.focus();
}

const KEYS = {
  j: () => go(1),
  k: () => go(-1),
  a: () => press("a"),
  o: () => press("o"),
  v: openVerdict,
};

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && typing(event.target)) current()?.focus();
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const act = KEYS[event.key.toLowerCase()];
  if (!act || !cards.length) return;
  event.preventDefault();
  act();
});

document.querySelector("[data-keys]")?.removeAttribute("hidden");
const target = !location.hash ? null : document.getElementById(location.hash.slice(1));
(document.querySelector(".card--refused") ?? target ?? cards[0])?.focus();
