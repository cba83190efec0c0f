/* Where something stands on the article's page: words of the text, or a field. */

import { bodyEditor, focusText } from "./body_editor.js";

/**
 * Where the words stand in a document: {from, to}, or null. Words may run over marks. Of several
 * places the one is taken round which `before` and `after` stand.
 */
export function placeOf(doc, words, before = "", after = "") {
  const places = [];
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true;
    const text = node.textBetween(0, node.content.size, " ", " ");
    for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
      const end = at + words.length;
      const fits = text.slice(0, at).endsWith(before) + text.slice(end).startsWith(after);
      places.push({ from: pos + 1 + at, to: pos + 1 + end, fits });
    }
    return false;
  });
  return places.sort((one, other) => other.fits - one.fits)[0] ?? null;
}

/** Select the words in the text and bring them into view; promises whether they are there. */
export async function showWords(words, before, after) {
  const editor = await bodyEditor();
  const place = placeOf(editor.state.doc, words, before, after);
  if (place) editor.commands.setTextSelection(place);
  focusText(editor);
  editor.view.dom.scrollIntoView({ block: "nearest" });
  getSelection().focusNode?.parentElement?.scrollIntoView({ block: "center" });
  return Boolean(place);
}

/** Open, show and focus the control of a field. */
export async function showField(name) {
  if (name === "body") return focusText(await bodyEditor());
  const control = document.getElementById(`id_${name}`);
  if (!control) return null;
  const folded = control.closest("details:not([open])");
  if (folded) folded.open = true;
  const chosen = control.parentElement.querySelector(".select2-selection");
  control.closest(".form-row")?.scrollIntoView({ block: "center" });
  return (chosen ?? control).focus();
}
