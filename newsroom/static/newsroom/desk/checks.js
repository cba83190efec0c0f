/* The checks beside the text: asked again a moment after the last key; each leads to its place.
   A link "#words=…" in the address does the same when the page opens. */

import { onBodyChange } from "./body_editor.js";
import { showField, showWords } from "./places.js";

const PAUSE = 1200; // milliseconds without a key

const panel = document.querySelector("[data-checks]");
const form = panel?.closest("form");
let timer = null;
let asked = null;

async function ask() {
  asked?.abort();
  asked = new AbortController();
  try {
    const response = await fetch(panel.dataset.checks, {
      method: "POST",
      body: new FormData(form),
      credentials: "same-origin",
      signal: asked.signal,
    });
    if (!response.ok || response.redirected) throw new Error();
    show(await response.text());
    delete panel.dataset.stale;
  } catch (error) {
    if (error.name !== "AbortError") panel.dataset.stale = "";
  }
}

/* The new findings; who stood on one with the keyboard stands on it still. */
function show(html) {
  const here = panel.contains(document.activeElement) ? document.activeElement.textContent : null;
  panel.innerHTML = html;
  if (here === null) return;
  const same = [...panel.querySelectorAll("a")].find((link) => link.textContent === here);
  (same ?? panel.querySelector("a"))?.focus({ preventScroll: true });
}

function askSoon() {
  clearTimeout(timer);
  timer = setTimeout(ask, PAUSE);
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.(".desk-finding a");
  if (!link || !document.querySelector("textarea[name=body]")) return;
  event.preventDefault();
  if (link.dataset.words) showWords(link.dataset.words);
  else showField(link.dataset.field);
});

if (location.hash.startsWith("#words=")) {
  showWords(decodeURIComponent(location.hash.slice("#words=".length)));
}

if (panel) {
  form.addEventListener("input", askSoon);
  form.addEventListener("change", askSoon);
  onBodyChange(askSoon);
}
