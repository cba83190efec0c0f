/* What the editor shows of passages (labels, the words being tagged) and what pasting does to them. */

import { pm } from "django-prose-editor/editor";
import { fragmentsOf, taggedLengths } from "./words.js";

const { Plugin, PluginKey } = pm.state;
const { Decoration, DecorationSet } = pm.view;
const isMac = /Mac|iP(hone|ad)/.test(navigator.platform);

/** State: {fragments, target, decorations}; target is the ranges a dialog is open for. */
export const passageKey = new PluginKey("passage");

/** Mark `ranges` as the words being tagged, so that they show while a dialog has the focus. */
export function setTarget(view, ranges) {
  view.dispatch(view.state.tr.setMeta(passageKey, { target: ranges }).setMeta("addToHistory", false));
}

export function passagePlugin(type, known) {
  const moved = new Map(); // id → tagged characters before the last cut
  let isMove = false;

  const view = (doc, target) => {
    const fragments = fragmentsOf(doc, type);
    return { fragments, target, decorations: decorate(doc, fragments, target, known) };
  };

  /* The words stay, the tag goes, where it would make one use of a quote into two. */
  function dropCopies(slice, doc) {
    const present = taggedLengths(doc, type);
    const pasted = taggedLengths(slice.content, type);
    const isCopy = (id) =>
      !known.has(id) ||
      ((present.get(id) ?? 0) > 0 && present.get(id) + pasted.get(id) > (moved.get(id) ?? 0));
    const copies = new Set([...pasted.keys()].filter(isCopy));
    if (!copies.size) return slice;
    const clean = (fragment) => {
      const nodes = [];
      fragment.forEach((node) => {
        const mark = type.isInSet(node.marks);
        const kept = mark && copies.has(mark.attrs.id) ? node.mark(mark.removeFromSet(node.marks)) : node;
        nodes.push(kept.isText ? kept : kept.copy(clean(kept.content)));
      });
      return pm.model.Fragment.fromArray(nodes);
    };
    return new pm.model.Slice(clean(slice.content), slice.openStart, slice.openEnd);
  }

  return new Plugin({
    key: passageKey,
    state: {
      init: (_, { doc }) => view(doc, []),
      apply(tr, old) {
        const meta = tr.getMeta(passageKey);
        if (!meta && !tr.docChanged) return old;
        const target = (meta?.target ?? old.target).map(({ from, to }) => ({
          from: tr.mapping.map(from, 1),
          to: tr.mapping.map(to, -1),
        }));
        return view(tr.doc, target);
      },
    },
    props: {
      decorations: (state) => passageKey.getState(state).decorations,
      transformPasted: (slice, { state }) => (isMove ? slice : dropCopies(slice, state.doc)),
      handleDOMEvents: {
        copy() {
          moved.clear();
        },
        cut({ state }) {
          moved.clear();
          const before = taggedLengths(state.doc, type);
          const cut = taggedLengths(state.selection.content().content, type);
          for (const id of cut.keys()) moved.set(id, before.get(id));
        },
        drop(editorView, event) {
          isMove = Boolean(editorView.dragging) && !event[isMac ? "altKey" : "ctrlKey"];
          setTimeout(() => (isMove = false));
        },
      },
    },
  });
}

function decorate(doc, fragments, target, known) {
  const seen = new Set();
  const decorations = target.map(({ from, to }) => Decoration.inline(from, to, { class: "passage-target" }));
  for (const { id, from, to, firstEnd } of fragments) {
    const passage = known.get(id);
    const speaker = passage ? passage.speaker || "Unnamed source" : "Not a passage of this article";
    const classes = passage ? `passage-${passage.verification || "unverified"}` : "passage-unknown";
    decorations.push(
      Decoration.inline(from, to, { class: classes, title: [speaker, passage?.post].filter(Boolean).join(", ") }),
      Decoration.inline(from, firstEnd, { "data-speaker": seen.has(id) ? `↳ ${speaker}` : speaker }),
    );
    seen.add(id);
  }
  return DecorationSet.create(doc, decorations);
}
