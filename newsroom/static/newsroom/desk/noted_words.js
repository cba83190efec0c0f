/* Words of the text that a desk note is about: a colour, and a sign that opens the note. */

import { crel, pm } from "django-prose-editor/editor";
import { markedWords, showMarks } from "./marked_words.js";
import { placeOf } from "./places.js";

const { PluginKey } = pm.state;
const { Decoration } = pm.view;
const notedKey = new PluginKey("notedWords");

function sign({ id, told }, open) {
  const button = crel("button", { type: "button", className: "desk-noted-sign", tabIndex: -1 });
  button.contentEditable = "false";
  button.dataset.notedBy = id;
  button.setAttribute("aria-label", `Note: ${told}`);
  button.title = told;
  button.addEventListener("mousedown", (event) => event.preventDefault());
  button.addEventListener("click", () => open(id));
  return button;
}

function decorate(doc, notes, open) {
  return notes.flatMap((note) => {
    const place = placeOf(doc, note.words, note.before, note.after);
    if (!place) return [];
    const { from, to } = place;
    return [
      Decoration.inline(from, to, { class: "desk-noted", title: note.told }, { note: note.id }),
      Decoration.widget(to, () => sign(note, open), { key: `note-${note.id}`, side: -1, stopEvent: () => true }),
    ];
  });
}

/**
 * Mark the words of notes in the editor's text; `open(id)` shows a note, `begin()` the field for a
 * new one on the words selected. Returns show(notes), for [{id, words, before, after, told}].
 */
export function markNotedWords(editor, { open, begin }) {
  editor.registerPlugin(
    markedWords(notedKey, (doc, notes) => decorate(doc, notes, open), {
      handleKeyDown(view, event) {
        const isAsked = event.code === "KeyN" && event.altKey && (event.ctrlKey || event.metaKey);
        if (!isAsked) return false;
        const { from, to, empty } = view.state.selection;
        const [noted] = notedKey.getState(view.state).find(from, to, ({ note }) => note);
        if (noted) open(noted.spec.note);
        else if (!empty) begin();
        return Boolean(noted) || !empty;
      },
    }),
  );
  return (notes) => showMarks(editor, notedKey, notes);
}
