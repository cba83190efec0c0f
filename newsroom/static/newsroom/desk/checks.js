/* The checks beside the text: asked again a moment after the last key; each leads to its place.
   A link "#words=…" in the address does the same when the page opens. */

import { bodyEditor, onBodyChange } from "./field.js";

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
    panel.innerHTML = await response.text();
    delete panel.dataset.stale;
  } catch (error) {
    if (error.name !== "AbortError") panel.dataset.stale = "";
  }
}

function askSoon() {
  clearTimeout(timer);
  timer = setTimeout(ask, PAUSE);
}

/** Where the words stand in a document: {from, to}, or null. Words may run over marks. */
function find(doc, words) {
  let found = null;
  doc.descendants((node, pos) => {
    if (found || !node.isTextblock) return !found;
    const at = node.textBetween(0, node.content.size, " ", " ").indexOf(words);
    if (at >= 0) found = { from: pos + 1 + at, to: pos + 1 + at + words.length };
    return false;
  });
  return found;
}

async function showWords(words) {
  const editor = await bodyEditor();
  const place = find(editor.state.doc, words);
  if (place) editor.chain().focus().setTextSelection(place).scrollIntoView().run();
  else editor.commands.focus();
  editor.view.dom.scrollIntoView({ block: "nearest" });
  getSelection().focusNode?.parentElement?.scrollIntoView({ block: "center" });
}

async function showField(name) {
  if (name === "body") return (await bodyEditor()).commands.focus();
  const control = document.getElementById(`id_${name}`);
  if (!control) return null;
  const folded = control.closest("details:not([open])");
  if (folded) folded.open = true;
  const chosen = control.parentElement.querySelector(".select2-selection");
  control.closest(".form-row")?.scrollIntoView({ block: "center" });
  return (chosen ?? control).focus();
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
