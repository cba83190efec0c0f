/* Words of the text that a desk note is about: a colour, and a sign that opens the note. */

import { crel, pm } from "django-prose-editor/editor";
import { placeOf } from "./places.js";

const { Plugin, PluginKey } = pm.state;
const { Decoration, DecorationSet } = pm.view;
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
  const marks = notes.flatMap((note) => {
    const place = placeOf(doc, note.words, note.before, note.after);
    if (!place) return [];
    const { from, to } = place;
    return [
      Decoration.inline(from, to, { class: "desk-noted", title: note.told }, { note: note.id }),
      Decoration.widget(to, () => sign(note, open), { key: `note-${note.id}`, side: -1, stopEvent: () => true }),
    ];
  });
  return DecorationSet.create(doc, marks);
}

/**
 * Mark the words of notes in the editor's text; `open(id)` shows a note, `begin()` the field for a
 * new one on the words selected. Returns show(notes), for [{id, words, before, after, told}].
 */
export function markNotedWords(editor, { open, begin }) {
  editor.registerPlugin(
    new Plugin({
      key: notedKey,
      state: {
        init: () => DecorationSet.empty,
        /* Words that are edited keep their mark; where they are gone it goes with them. */
        apply: (tr, marks) => {
          const notes = tr.getMeta(notedKey);
          return notes ? decorate(tr.doc, notes, open) : marks.map(tr.mapping, tr.doc);
        },
      },
      props: {
        decorations: (state) => notedKey.getState(state),
        handleKeyDown(view, event) {
          const isAsked = event.code === "KeyN" && event.altKey && (event.ctrlKey || event.metaKey);
          if (!isAsked) return false;
          const { from, to, empty } = view.state.selection;
          const [noted] = notedKey.getState(view.state).find(from, to, ({ note }) => note);
          if (noted) open(noted.spec.note);
          else if (!empty) begin();
          return Boolean(noted) || !empty;
        },
      },
    }),
  );
  return (notes) => {
    editor.view.dispatch(editor.state.tr.setMeta(notedKey, notes).setMeta("addToHistory", false));
  };
}
