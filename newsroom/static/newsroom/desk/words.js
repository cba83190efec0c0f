/* Where the quoted words of a body start and end. Reads documents, changes none. */

const SPACE = /[\s\u200b\ufeff]/;
const DOUBLE = "“”„‟\"＂«»‹›「」『』";
const SINGLE = "‘’‚‛'";
const SINGLE_OPENING = "‘‚‛";
const PUNCTUATION = /[.,;:!?…—–-]/;

/**
 * Offsets of the words between the typed quotation marks of a selected text: [start, end).
 * An apostrophe is not a quotation mark: “the engineers’” keeps its own, “’90s” too.
 */
export function wordsWithin(text) {
  let start = 0;
  let end = text.length;
  let openedSingle = false;
  while (start < end) {
    const first = text[start];
    const last = text[end - 1];
    if (SPACE.test(first) || DOUBLE.includes(first)) {
      start += 1;
    } else if (SPACE.test(last) || DOUBLE.includes(last)) {
      end -= 1;
    } else if (
      SINGLE_OPENING.includes(first) ||
      (SINGLE.includes(first) && SINGLE.includes(last) && end - start > 1)
    ) {
      openedSingle = true;
      start += 1;
    } else if (SINGLE.includes(last) && (openedSingle || PUNCTUATION.test(text[end - 2] ?? ""))) {
      openedSingle = false;
      end -= 1;
    } else {
      break;
    }
  }
  return [start, end];
}

/** True when double quotation marks stand inside the words: more than one quotation, perhaps. */
export const hasInnerMarks = (words) => /[“”„‟"＂«»]/.test(words);

/** The text between two positions of one block, one character for each position. */
export const textBetween = (doc, from, to) => doc.textBetween(from, to, " ", " ");

/**
 * The selected words as {from, to, words}, without the typed marks around them.
 * null when nothing is left; undefined when the selection leaves its block.
 */
export function selectedWords({ doc, selection }) {
  const { $from, $to, from, to } = selection;
  if (!$from.sameParent($to) || !$from.parent.isTextblock) return undefined;
  const text = textBetween(doc, from, to);
  const [start, end] = wordsWithin(text);
  if (start >= end) return null;
  return { from: from + start, to: from + end, words: text.slice(start, end) };
}

/** Tagged words in the order of the text: [{id, from, to, words, block}]. */
export function fragmentsOf(doc, type) {
  const fragments = [];
  doc.descendants((node, pos, parent) => {
    const mark = node.isInline && type.isInSet(node.marks);
    if (!mark) return;
    const { id } = mark.attrs;
    const end = pos + node.nodeSize;
    const last = fragments.at(-1);
    if (last && last.id === id && last.to === pos) {
      last.to = end;
    } else {
      fragments.push({ id, from: pos, to: end, block: parent });
    }
  });
  for (const fragment of fragments) {
    fragment.words = textBetween(doc, fragment.from, fragment.to);
  }
  return fragments;
}

/** How many tagged characters each passage has in a document or slice: Map of id to number. */
export function taggedLengths(content, type) {
  const lengths = new Map();
  content.descendants((node) => {
    const mark = node.isInline && type.isInSet(node.marks);
    if (mark) lengths.set(mark.attrs.id, (lengths.get(mark.attrs.id) ?? 0) + node.nodeSize);
  });
  return lengths;
}
