/* The list of keyboard shortcuts: `?` outside of a text, Ctrl+/ inside, and a button. */

import { Extension, crel } from "django-prose-editor/editor";
import { showPanel } from "./dialogs.js";
import { readable } from "./toolbar.js";
import { bodyEditor, focusText } from "./body_editor.js";

const TEXT = [
  ["Mod-b", "Bold"],
  ["Mod-i", "Italic"],
  ["Mod-k", "Link"],
  ["Mod-Alt-2", "Heading"],
  ["Mod-Alt-3", "Subheading"],
  ["Mod-Alt-0", "Paragraph"],
  ["Mod-Shift-8", "Bulleted list"],
  ["Mod-Shift-7", "Numbered list"],
  ["Mod-Shift-b", "Block quote"],
  ["Shift-Enter", "New line in the same paragraph"],
  ["Mod-z", "Undo"],
  ["Mod-Shift-z", "Redo"],
  ["Backspace", "Right after a smart quote or dash: back to what was typed"],
];
const QUOTES = [
  ["Mod-Shift-x", "Tag the selected words as a quote, or change their tag"],
  ["Mod-Alt-y", "Find quotes, and go to those found; a accepts, c changes, r refuses"],
];
const AROUND = [
  ["Mod-Shift-f", "Find and replace"],
  ["Mod-Alt-m", "To the names found in the text; Enter accepts, Tab and Enter refuses"],
  ["Alt-F10", "From the text to its tools; arrow keys move between them, Escape goes back"],
  ["Mod-/", "This list, from inside the text"],
  ["?", "This list, from anywhere else"],
];

/** Have the list show more: `rows` are [keys, what they do], keys as in “Mod-Shift-x”. */
export async function listShortcuts(group, rows) {
  const editor = await bodyEditor();
  editor.storage.shortcuts.groups.push([group, rows]);
}

const PUSHED = "[type=submit], [type=button], [type=checkbox], [type=radio], [type=file]";
const isText = (element) =>
  element.isContentEditable || element.matches?.(`textarea, select, input:not(${PUSHED})`);

export const Shortcuts = Extension.create({
  name: "shortcuts",

  addStorage() {
    return { groups: [["Text", TEXT], ["Quotes", QUOTES], ["Getting around", AROUND]], stop: null };
  },

  onCreate() {
    const onKey = (event) => {
      if (event.key !== "?" || isText(event.target) || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      showShortcuts(this.storage.groups);
    };
    document.addEventListener("keydown", onKey);
    this.storage.stop = () => document.removeEventListener("keydown", onKey);
  },

  onDestroy() {
    this.storage.stop?.();
  },

  addMenuItems({ buttons, menu }) {
    menu.defineItem({
      name: "shortcuts",
      groups: "help",
      button: buttons.text("?", "Keyboard shortcuts"),
      command: (editor) => showShortcuts(editor.storage.shortcuts.groups, editor),
    });
  },

  addKeyboardShortcuts() {
    return {
      "Mod-/": ({ editor }) => {
        showShortcuts(editor.storage.shortcuts.groups, editor);
        return true;
      },
    };
  },
});

async function showShortcuts(groups, editor = null) {
  const tables = groups.map(([title, rows]) =>
    crel("table", {}, [
      crel("caption", { textContent: title }),
      crel(
        "tbody",
        {},
        rows.map(([keys, what]) =>
          crel("tr", {}, [
            crel("th", { scope: "row" }, [crel("kbd", { textContent: readable(keys) })]),
            crel("td", { textContent: what }),
          ]),
        ),
      ),
    ]),
  );
  await showPanel("Keyboard shortcuts", tables, { className: "desk-shortcuts" });
  if (editor) focusText(editor);
}
