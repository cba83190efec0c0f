/* Words that are marked in the editor's text and not by it: nothing of the marks is saved. */

import { pm } from "django-prose-editor/editor";

const { Plugin } = pm.state;
const { DecorationSet } = pm.view;

/**
 * A plugin that shows the decorations `decorate(doc, marks)` of the marks last given to
 * showMarks(). Words that are edited keep theirs; where they are gone it goes with them.
 */
export const markedWords = (key, decorate, props = {}) =>
  new Plugin({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply(tr, old) {
        const marks = tr.getMeta(key);
        return marks ? DecorationSet.create(tr.doc, decorate(tr.doc, marks)) : old.map(tr.mapping, tr.doc);
      },
    },
    props: { ...props, decorations: (state) => key.getState(state) },
  });

/** Show these marks in place of those before; no step to undo. */
export function showMarks(editor, key, marks) {
  editor.view.dispatch(editor.state.tr.setMeta(key, marks).setMeta("addToHistory", false));
}
