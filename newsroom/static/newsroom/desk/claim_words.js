/* “Record a claim” on the words that are selected in the body: opens its page beside the article. */

import { bodyEditor } from "./body_editor.js";
import { selectedWords } from "./words.js";

const LONGEST = 2000;
const link = document.querySelector("[data-claims]");

function words(editor) {
  const { from, to, empty } = editor.state.selection;
  if (empty) return "";
  const quoted = selectedWords(editor.state);
  return (quoted?.words ?? editor.state.doc.textBetween(from, to, " ", " ")).slice(0, LONGEST);
}

if (link) {
  const editor = await bodyEditor();
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button desk-claim";
  button.textContent = "Record a claim on these words";
  button.hidden = true;
  button.addEventListener("click", () => {
    const address = new URL(link.href);
    address.searchParams.set("words", words(editor));
    window.open(address, "_blank", "noopener");
  });
  document.querySelector("textarea[name=body]").closest(".prose-editor").after(button);
  editor.on("selectionUpdate", () => {
    button.hidden = editor.state.selection.empty;
  });
}
