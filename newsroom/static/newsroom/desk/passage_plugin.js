/* What the editor shows of passages (labels, the words being tagged) and what pasting does to them. */

import { pm } from "django-prose-editor/editor";
import { fragmentsOf, taggedLengths } from "./words.js";

/* Verification as colour and sign, for those who see colours and those who do not. */
const SIGNS = {
  verbatim: "✓",
  honest_omission: "✓",
  translated_seen: "✓",
  heard: "✓",
  second_hand: "✓",
  altered: "≠",
  not_found: "✗",
  not_in_excerpt: "✗",
};
const UNSURE = "?";
const VERIFIED = new Set(Object.keys(SIGNS).filter((finding) => SIGNS[finding] === "✓"));
const WORDS = {
  altered: "the words were changed after they were verified",
  pending: "a copy, being recorded",
};

const { Plugin, PluginKey } = pm.state;
const { Decoration, DecorationSet } = pm.view;
const isMac = /Mac|iP(hone|ad)/.test(navigator.platform);

/** State: {fragments, target, decorations}; target is the ranges a dialog is open for. */
export const passageKey = new PluginKey("passage");

/** Mark `ranges` as the words being tagged, so that they show while a dialog has the focus. */
export function setTarget(view, ranges) {
  view.dispatch(view.state.tr.setMeta(passageKey, { target: ranges }).setMeta("addToHistory", false));
}

/**
 * `known` are the passages of the page, by id. `onCopies(copies)` hears of tagged words that were
 * pasted, [{id, of, words}]: the text carries the new `id` for what was copied from `of`.
 */
export function passagePlugin(type, known, onCopies) {
  const moved = new Map(); // id → tagged characters before the last cut
  let isMove = false;

  const view = (doc, target) => {
    const fragments = fragmentsOf(doc, type);
    return { fragments, target, decorations: decorate(doc, fragments, target, known) };
  };

  /* Words pasted a second time, or from elsewhere, are another use of their quote: a new key. */
  function renewCopies(slice, doc) {
    const present = taggedLengths(doc, type);
    const pasted = taggedLengths(slice.content, type);
    const isCopy = (id) =>
      !known.has(id) ||
      ((present.get(id) ?? 0) > 0 && present.get(id) + pasted.get(id) > (moved.get(id) ?? 0));
    const copies = new Map([...pasted.keys()].filter(isCopy).map((id) => [id, { id: newKey(), of: id, words: [] }]));
    if (!copies.size) return slice;
    const renewed = (fragment) => {
      const nodes = [];
      let last = null;
      fragment.forEach((node) => {
        const mark = type.isInSet(node.marks);
        const copy = mark && copies.get(mark.attrs.id);
        if (copy) {
          if (last === copy) copy.words.push(copy.words.pop() + node.text);
          else copy.words.push(node.text ?? "");
          nodes.push(node.mark(type.create({ id: copy.id }).addToSet(mark.removeFromSet(node.marks))));
        } else {
          nodes.push(node.isText ? node : node.copy(renewed(node.content)));
        }
        last = copy || null;
      });
      return pm.model.Fragment.fromArray(nodes);
    };
    const content = renewed(slice.content);
    onCopies([...copies.values()]);
    return new pm.model.Slice(content, slice.openStart, slice.openEnd);
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
      transformPasted: (slice, { state }) => (isMove ? slice : renewCopies(slice, state.doc)),
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

/* crypto.randomUUID is missing where the desk is reached by plain http. */
function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

const squeezed = (words) => words.replace(/\s+/g, " ").trim();

/* What the desk found of the words, as they stand now: verified ones that changed are altered. */
export function findingOf(passage, words) {
  const isVerified = VERIFIED.has(passage.verification);
  return isVerified && squeezed(passage.words) !== squeezed(words) ? "altered" : passage.verification || "unchecked";
}

function decorate(doc, fragments, target, known) {
  const seen = new Set();
  const printed = new Map(); // id → words as the desk joins them
  for (const { id, words } of fragments) printed.set(id, printed.has(id) ? `${printed.get(id)} … ${words}` : words);
  const decorations = target.map(({ from, to }) => Decoration.inline(from, to, { class: "passage-target" }));
  for (const { id, from, to, words } of fragments) {
    const passage = known.get(id);
    const speaker = passage ? passage.speaker || "Unnamed source" : "Not a passage of this article";
    const finding = passage && findingOf(passage, printed.get(id));
    const sign = passage ? (SIGNS[finding] ?? UNSURE) : "✗";
    const told = finding === passage?.verification ? passage?.finding : WORDS[finding];
    const title = [[speaker, passage?.post].filter(Boolean).join(", "), told].filter(Boolean).join(": ");
    const classes = passage ? `passage-${finding} ${VERIFIED.has(finding) ? "passage-verified" : ""}` : "passage-unknown";
    const label = seen.has(id)
      ? { "data-speaker": `↳ ${speaker}`, "data-post": "" }
      : { "data-speaker": speaker, "data-post": passage?.post ? `, ${passage.post}` : "" };
    // On the first character alone: other marks cut longer words to pieces, each with the label.
    const first = from + (words.codePointAt(0) > 0xffff ? 2 : 1);
    decorations.push(
      Decoration.inline(from, to, { class: classes, title }),
      Decoration.inline(from, first, { ...label, "data-sign": sign, class: "passage-label" }),
    );
    seen.add(id);
  }
  return DecorationSet.create(doc, decorations);
}
