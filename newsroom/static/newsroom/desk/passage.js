/* Quotes tagged inside a body: <span data-passage="UUID">words</span>, the words between the typed
   quotation marks. Who spoke them comes from the page's #desk-config, never from the text. */

import { Mark, pm } from "django-prose-editor/editor";
import { focusText } from "./body_editor.js";
import { tell } from "./dialogs.js";
import { postTag } from "./desk_server.js";
import { readConfig } from "./field.js";
import { askForTag } from "./tag_dialog.js";
import { passageKey, passagePlugin, setTarget } from "./passage_plugin.js";
import { selectedWords, textBetween } from "./words.js";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/* Ctrl+Shift+Q, the first thought, quits Chromium on Linux; X does nothing in Chromium. */
const SHORTCUT = /Mac|iP(hone|ad)/.test(navigator.platform) ? "⌘⇧X" : "Ctrl+Shift+X";
const SAVE_FIRST = "Save the draft first, then tag";
const NOTHING = "Select the quoted words first, then tag them.";
const NOT_COPIED =
  "The words were pasted without their tag: the passage that they come from is not to be reached. " +
  "Tag them again.";
/* Characters of text on either side of a selection in which names are looked for. */
const NEAR = 1500;
const ONE_PARAGRAPH =
  "The selection runs over more than one paragraph. Tag the words of the first one, then select " +
  "those of the next and join them to the same passage.";

export const Passage = Mark.create({
  name: "passage",
  priority: 1100, // Outside of bold and italic, so that the words are one element.
  inclusive: false, // What is typed at the edges is nobody's quote.
  keepOnSplit: false,
  excludes: "passage link", // So the field must have the Link extension.

  addAttributes() {
    return {
      id: {
        parseHTML: (element) => element.dataset.passage.toLowerCase(),
        renderHTML: ({ id }) => ({ "data-passage": id }),
      },
    };
  },

  parseHTML() {
    const isPassage = (element) => (UUID.test(element.dataset.passage) ? null : false);
    return [{ tag: "span[data-passage]", getAttrs: isPassage }];
  },

  renderHTML({ HTMLAttributes }) {
    return ["span", HTMLAttributes, 0];
  },

  addStorage() {
    const config = readConfig();
    const known = new Map(config.passages.map((passage) => [passage.id, passage]));
    return { config, known, tag: null, record: null };
  },

  onBeforeCreate() {
    const { editor, storage } = this;
    storage.tag = (range, initial) => {
      const ranges = [range].flat();
      editor.commands.setTextSelection(ranges[0]);
      return tagQuote(editor, initial, ranges.length > 1 ? ranges : []);
    };
    /* Passages that are on file already: [{passage, ranges}]. */
    storage.record = (recorded) => {
      const { tr } = editor.state;
      for (const { passage, ranges } of recorded) {
        storage.known.set(passage.id, passage);
        addMarks(tr, editor.schema.marks.passage, ranges, passage.id);
      }
      editor.view.dispatch(tr);
    };
  },

  addKeyboardShortcuts() {
    return {
      "Mod-Shift-x": ({ editor }) => {
        tagQuote(editor);
        return true;
      },
    };
  },

  addMenuItems({ buttons, menu }) {
    const isSaved = this.storage.config.article !== null;
    const name = isSaved ? "Tag quote" : SAVE_FIRST;
    const tag = buttons.text(name, `${name} (${SHORTCUT})`);
    tag.setAttribute("aria-label", name);
    tag.setAttribute("aria-keyshortcuts", "Control+Shift+X Meta+Shift+X");
    const isTagged = ({ state }) => touched(state).length > 0;
    const canTag = ({ state }) => isSaved && (!state.selection.empty || touched(state).length > 0);
    menu.defineItem({
      name: "passage:tag",
      groups: "passage",
      priority: 110,
      button: tag,
      enabled: canTag,
      active: isTagged,
      update: (current) => tag.setAttribute("aria-disabled", String(!canTag(current))),
      command: (editor) => tagQuote(editor),
    });
    menu.defineItem({
      name: "passage:untag",
      groups: "passage",
      button: buttons.text("Untag", "Untag these words"),
      hidden: (current) => !isTagged(current),
      command: untag,
    });
  },

  addProseMirrorPlugins() {
    const { editor, storage, type } = this;
    return [passagePlugin(type, storage.known, (copies) => recordCopies(editor, copies))];
  },
});

/* The fragments at the cursor, whose edges count, or under the selection. */
function touched(state) {
  const { from, to, empty } = state.selection;
  const { fragments } = passageKey.getState(state);
  return fragments.filter((one) => (empty ? one.from <= to && from <= one.to : one.from < to && from < one.to));
}

/* What a tag would go to: a passage that holds the selection, or the words selected. */
function targetOf(state) {
  const selected = state.selection.empty ? null : selectedWords(state);
  if (selected === undefined) return { problem: ONE_PARAGRAPH };
  const holder = touched(state).find(
    (one) => !selected || (one.from <= selected.from && selected.to <= one.to),
  );
  if (!selected && !(holder && state.selection.empty)) return { problem: NOTHING };
  const { from, to, words } = holder ?? selected;
  return { here: { from, to }, words, id: holder?.id ?? null };
}

/* Passages of this text, those of the same paragraph first. */
function passagesToJoin(state, known, id) {
  const { fragments } = passageKey.getState(state);
  const block = state.selection.$from.parent;
  const passages = new Map();
  for (const one of fragments) {
    if (one.id === id || !known.has(one.id)) continue;
    const passage = passages.get(one.id) ?? { ...known.get(one.id), words: [], isNear: false };
    passage.words.push(one.words);
    passage.isNear ||= one.block === block;
    passages.set(one.id, passage);
  }
  return [...passages.values()]
    .map((passage) => ({ ...passage, words: passage.words.join(" … ") }))
    .sort((a, b) => b.isNear - a.isNear);
}

/* `pieces` are the places of words that an attribution parts, where there is more than one. */
async function tagQuote(editor, initial = {}, pieces = []) {
  const { config, known } = editor.storage.passage;
  const target = config.article === null ? { problem: `${SAVE_FIRST}.` } : targetOf(editor.state);
  if (target.problem) {
    await tell(target.problem);
    focusText(editor);
    return null;
  }
  const { fragments } = passageKey.getState(editor.state);
  const tagged = target.id ? fragments.filter((one) => one.id === target.id) : [];
  const apart = pieces.map(({ from, to }) => ({ from, to, words: textBetween(editor.state.doc, from, to) }));
  const all = tagged.length ? tagged : apart;
  setTarget(editor.view, all.length ? all : [target.here]);
  const answer = await askForTag({
    fragments: all.length ? all.map((one) => one.words) : [target.words],
    current: target.id && (known.get(target.id) ?? { speaker: "Not a passage of this article" }),
    passages: passagesToJoin(editor.state, known, target.id),
    urls: config.urls,
    day: config.day,
    near: textAround(editor.state.doc, target.here),
    initial,
  });
  const ranges = passageKey.getState(editor.state).target;
  setTarget(editor.view, []);
  focusText(editor);
  if (!answer) return null;
  if (answer.untag) {
    mark(editor, ranges, null);
    return null;
  }
  if (answer.join) {
    mark(editor, pieces.length ? ranges : [target.here], answer.join);
    return known.get(answer.join);
  }
  known.set(answer.tagged.id, { verification: "unverified", ...answer.tagged });
  mark(editor, ranges, answer.tagged.id);
  return answer.tagged;
}

/* Where the names of those who may have spoken stand. */
function textAround(doc, { from, to }) {
  const read = (start, end) => doc.textBetween(Math.max(start, 0), Math.min(end, doc.content.size), "\n", " ");
  return { before: read(from - NEAR, from), after: read(to, to + NEAR) };
}

/* Pasted passages are recorded at once; where that fails their words stay and their tag goes. */
async function recordCopies(editor, copies) {
  const { config, known } = editor.storage.passage;
  for (const { id, of, words } of copies) {
    const copy = { ...known.get(of), id, words: words.join(" … ") };
    known.set(id, { ...copy, verification: "pending", finding: "" });
  }
  await Promise.resolve(); // The paste first.
  const failed = [];
  for (const { id, of, words } of copies) {
    try {
      if (config.article === null) throw new Error(`${SAVE_FIRST}.`);
      const { errors, tagged } = await postTag(config.urls.copy, { id, of, words });
      if (errors) throw new Error(Object.values(errors).flat().join(" "));
      known.set(id, { ...tagged, words: words.join(" … ") });
    } catch {
      known.delete(id);
      failed.push(id);
    }
  }
  const { tr } = editor.state;
  for (const { id, from, to } of passageKey.getState(editor.state).fragments) {
    if (failed.includes(id)) tr.removeMark(from, to, editor.schema.marks.passage);
  }
  // Also shows what is known now.
  editor.view.dispatch(tr.setMeta(passageKey, {}).setMeta("addToHistory", false));
  if (failed.length) await tell(NOT_COPIED);
}

function mark(editor, ranges, id) {
  const { tr } = editor.state;
  addMarks(tr, editor.schema.marks.passage, ranges, id);
  // The cursor behind the words: what is typed next must not replace them.
  tr.setSelection(pm.state.TextSelection.create(tr.doc, ranges.at(-1).to));
  editor.view.dispatch(tr);
  editor.view.focus();
}

function addMarks(tr, type, ranges, id) {
  for (const { from, to } of ranges) {
    tr.removeMark(from, to, type);
    if (id) tr.addMark(from, to, type.create({ id }));
  }
}

function untag(editor) {
  const { from, to, empty } = editor.state.selection;
  mark(editor, empty ? touched(editor.state) : [{ from, to }], null);
}
