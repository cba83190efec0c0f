/* Find and replace in the text. Straight and typographic marks are the same to it. */

import { Extension, crel, pm } from "django-prose-editor/editor";
import { focusText } from "./body_editor.js";

const { Plugin, PluginKey, TextSelection } = pm.state;
const { Decoration, DecorationSet } = pm.view;
const KEYS = "Mod-Shift-f";
const key = new PluginKey("find");
const NOTHING = { query: "", matchCase: false, wholeWords: false };

const plain = (text) => text.replace(/[‘’‚‛]/g, "'").replace(/[“”„‟]/g, '"').replace(/\u00a0/g, " ");
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Places of what is asked for: [{from, to}], in the order of the text. */
export function findAll(doc, { query, matchCase, wholeWords }) {
  if (!query) return [];
  const words = escaped(plain(query));
  const whole = wholeWords ? `(?<![\\p{L}\\p{N}])${words}(?![\\p{L}\\p{N}])` : words;
  const pattern = new RegExp(whole, matchCase ? "gu" : "giu");
  const found = [];
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true;
    const text = plain(node.textBetween(0, node.content.size, "\ufffc", "\ufffc"));
    for (const match of text.matchAll(pattern)) {
      const from = pos + 1 + match.index;
      found.push({ from, to: from + match[0].length });
    }
    return false;
  });
  return found;
}

const plugin = () =>
  new Plugin({
    key,
    state: {
      init: () => ({ asked: NOTHING, found: [], decorations: DecorationSet.empty }),
      apply(tr, old) {
        const asked = tr.getMeta(key) ?? old.asked;
        if (asked === old.asked && !tr.docChanged && !tr.selectionSet) return old;
        const found = asked === old.asked && !tr.docChanged ? old.found : findAll(tr.doc, asked);
        const { from, to } = tr.selection;
        const marks = found.map((one) =>
          Decoration.inline(one.from, one.to, {
            class: one.from === from && one.to === to ? "desk-found desk-found-here" : "desk-found",
          }),
        );
        return { asked, found, decorations: DecorationSet.create(tr.doc, marks) };
      },
    },
    props: { decorations: (state) => key.getState(state).decorations },
  });

export const Find = Extension.create({
  name: "find",

  addStorage() {
    return { panel: null };
  },

  addProseMirrorPlugins() {
    return [plugin()];
  },

  addMenuItems({ buttons, menu }) {
    menu.defineItem({
      name: "find",
      groups: "history",
      priority: 90,
      button: buttons.material("search", "Find and replace (Ctrl+Shift+F)"),
      active: () => Boolean(this.storage.panel),
      command: (editor) => toggle(editor),
    });
  },

  addKeyboardShortcuts() {
    return {
      [KEYS]: ({ editor }) => {
        toggle(editor, true);
        return true;
      },
    };
  },
});

function toggle(editor, stays = false) {
  const storage = editor.storage.find;
  if (storage.panel && !stays) {
    storage.panel.close();
    return;
  }
  storage.panel ??= openPanel(editor, () => (storage.panel = null));
  storage.panel.focus();
}

function openPanel(editor, onClose) {
  const input = (label) => crel("input", { type: "text", "aria-label": label, placeholder: label, autocomplete: "off" });
  const box = (label) => crel("input", { type: "checkbox", "aria-label": label });
  const button = (textContent, does) => {
    const made = crel("button", { type: "button", textContent });
    made.addEventListener("click", does);
    return made;
  };
  const [query, replacement] = [input("Find"), input("Replace with")];
  const [matchCase, wholeWords] = [box("Match case"), box("Whole words")];
  const status = crel("output", { className: "desk-find-status", role: "status" });
  const { empty, from, to, $from, $to } = editor.state.selection;
  if (!empty && $from.sameParent($to)) query.value = editor.state.doc.textBetween(from, to, " ", " ");

  const state = () => key.getState(editor.state);
  const ask = () => {
    const asked = { query: query.value, matchCase: matchCase.checked, wholeWords: wholeWords.checked };
    editor.view.dispatch(editor.state.tr.setMeta(key, asked).setMeta("addToHistory", false));
    report();
  };
  const here = () => {
    const { from: start, to: end } = editor.state.selection;
    return state().found.findIndex((one) => one.from === start && one.to === end);
  };
  const report = (said = "") => {
    const { found } = state();
    const at = here();
    const places = found.length === 1 ? "1 place" : `${found.length} places`;
    status.textContent = said || (!query.value ? "" : at < 0 ? places : `${at + 1} of ${places}`);
  };
  const go = (step) => {
    const { found } = state();
    if (!found.length) return report(query.value ? "Nothing found" : "");
    const at = here();
    const start = editor.state.selection.from;
    const after = found.findIndex((one) => one.from >= start);
    const ahead = step > 0 ? (after < 0 ? 0 : after) : after <= 0 ? found.length - 1 : after - 1;
    select(editor, found[at < 0 ? ahead : (at + step + found.length) % found.length]);
    return report();
  };
  const replace = () => {
    if (here() < 0) return go(1);
    const one = state().found[here()];
    editor.view.dispatch(replaced(editor.state, [one], replacement.value));
    return go(1);
  };
  const replaceAll = () => {
    const { found } = state();
    if (!found.length) return report("Nothing found");
    editor.view.dispatch(replaced(editor.state, found, replacement.value));
    return report(found.length === 1 ? "1 replaced" : `${found.length} replaced`);
  };
  const close = () => {
    editor.view.dispatch(editor.state.tr.setMeta(key, NOTHING).setMeta("addToHistory", false));
    editor.off("update", onUpdate);
    panel.remove();
    onClose();
    focusText(editor);
  };

  const panel = crel("div", { className: "desk-find", role: "search", "aria-label": "Find and replace" }, [
    query,
    button("Previous", () => go(-1)),
    button("Next", () => go(1)),
    replacement,
    button("Replace", replace),
    button("Replace all", replaceAll),
    crel("label", {}, [matchCase, " Match case"]),
    crel("label", {}, [wholeWords, " Whole words"]),
    status,
    button("Close", close),
  ]);
  for (const type of ["input", "change"]) {
    panel.addEventListener(type, (event) => {
      event.stopPropagation(); // Not a change of the article.
      if (event.target !== replacement) ask();
    });
  }
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    else if (event.key === "Enter" && event.target.matches("input")) {
      event.preventDefault(); // Would save the article.
      if (event.target === replacement) replace();
      else go(event.shiftKey ? -1 : 1);
    }
  });
  editor.storage.menu.dom.after(panel);
  const onUpdate = () => report();
  editor.on("update", onUpdate);
  ask();
  return { close, focus: () => query.select() };
}

function select(editor, { from, to }) {
  const selection = TextSelection.create(editor.state.doc, from, to);
  editor.view.dispatch(editor.state.tr.setSelection(selection).scrollIntoView());
  editor.view.domAtPos(from).node.parentElement?.scrollIntoView({ block: "nearest" });
}

/* One step of the history; the new words keep the marks of the first old one, its tag too. */
function replaced(state, places, words) {
  const { tr } = state;
  for (const { from, to } of [...places].reverse()) {
    const { marks } = state.doc.nodeAt(from);
    if (words) tr.replaceWith(from, to, state.schema.text(words, marks));
    else tr.delete(from, to);
  }
  if (places.length === 1) {
    const end = tr.mapping.map(places[0].to);
    tr.setSelection(TextSelection.create(tr.doc, end));
  }
  return tr;
}
