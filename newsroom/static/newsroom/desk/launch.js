/* The launch desk: judge again while somebody types, and keys. The page works without it. */

const PAUSE = 350; // milliseconds without a key before the server is asked
const form = document.getElementById("launch");
const claims = document.getElementById("launch-cards");
const status = form.querySelector("[data-status]");
const accepted = form.querySelector("[data-accepted]");
let timer = 0;
let asking = null;

const cards = () => [...claims.querySelectorAll(".card")];
const current = () => document.activeElement?.closest(".card") ?? null;
const box = (card) => card?.querySelector(".card__accept input");
const typing = (target) =>
  target.closest("input:not([type=checkbox]), textarea, select, [contenteditable], .select2-container");

function count() {
  const all = cards();
  const number = all.filter((card) => box(card).checked).length;
  accepted.textContent = `${number} of ${all.length} accepted; the others stay open.`;
}

/* What is decided so far: everything but the facts. */
const decisions = (data) => JSON.stringify([...data].filter(([name]) => !name.endsWith("-facts")));

async function judgeAgain() {
  clearTimeout(timer);
  asking?.abort();
  asking = new AbortController();
  status.textContent = "Judging…";
  const sent = new FormData(form);
  try {
    const response = await fetch(form.dataset.judge, {
      method: "POST",
      body: sent,
      signal: asking.signal,
      credentials: "same-origin",
    });
    if (!response.ok || response.redirected) throw new Error(String(response.status));
    const html = await response.json();
    /* Somebody has decided meanwhile: the cards in the answer do not know of it. */
    if (decisions(new FormData(form)) !== decisions(sent)) return judgeAgain();
    put(html);
    status.textContent = "Judged by what is typed.";
  } catch (error) {
    if (error.name === "AbortError") return;
    status.textContent = "The server could not judge again. Nothing is lost: “Judge again” retries.";
  }
}

/* The new parts, with what was open and where one was. */
function put(html) {
  const here = current()?.id;
  const field = here ? document.activeElement.name : "";
  const open = cards().filter((card) => card.querySelector("details").open).map((card) => card.id);
  for (const [device, lines] of Object.entries(html.lines)) {
    document.getElementById(`launch-lines-${device}`).innerHTML = lines;
  }
  claims.innerHTML = html.cards;
  for (const id of open) document.getElementById(id)?.querySelector("details")?.setAttribute("open", "");
  if (here) (form.elements[field] ?? document.getElementById(here))?.focus();
  count();
}

function later() {
  clearTimeout(timer);
  asking?.abort();
  status.textContent = "Judging…";
  timer = setTimeout(judgeAgain, PAUSE);
}

function go(step) {
  const all = cards();
  const at = all.indexOf(current());
  const card = all[at < 0 ? 0 : Math.min(Math.max(at + step, 0), all.length - 1)];
  card?.focus();
  card?.scrollIntoView({ block: "nearest" });
}

function accept(yes) {
  const input = box(current());
  if (!input) return;
  input.checked = yes;
  const details = current().querySelector("details");
  const select = details.querySelector("select");
  if (yes && !select.value) {
    details.open = true;
    select.focus();
  } else {
    go(1);
  }
  count();
}

function openVerdict() {
  const details = current()?.querySelector("details");
  if (!details) return;
  details.open = true;
  details.querySelector("select").focus();
}

const KEYS = {
  j: () => go(1),
  k: () => go(-1),
  a: () => accept(true),
  n: () => accept(false),
  v: openVerdict,
  s: () => current() && form.querySelector("[data-save]").click(),
};

form.addEventListener("input", ({ target }) => target.matches("[data-facts]") && later());
for (const button of form.querySelectorAll("[data-again]")) {
  button.addEventListener("click", (event) => {
    event.preventDefault();
    judgeAgain();
  });
}
claims.addEventListener("change", ({ target }) => {
  const card = target.closest(".card");
  if (card && target.matches("select, textarea, input:not([type=checkbox])")) box(card).checked = true;
  count();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && typing(event.target)) (current() ?? cards()[0])?.focus();
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const act = KEYS[event.key.toLowerCase()];
  if (!act) return;
  event.preventDefault();
  act();
});

form.querySelector("[data-keys]").hidden = false;
count();
form.querySelector(".card--refused, .errors :is(input, textarea, select)")?.focus();
