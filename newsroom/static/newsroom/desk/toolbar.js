/* The menu above the text as a toolbar: one stop for Tab, arrow keys inside, and what each button
   does and whether it is on said to a screen reader. */

import { Extension } from "django-prose-editor/editor";

const isMac = /Mac|iP(hone|ad)/.test(navigator.platform);
/* “Mod-Shift-x” as people read it. */
export const readable = (keys) =>
  keys
    .split("-")
    .map((key) => (key === "Mod" ? (isMac ? "⌘" : "Ctrl") : isMac && key === "Shift" ? "⇧" : key))
    .map((key) => (key.length === 1 ? key.toUpperCase() : key))
    .join(isMac ? "" : "+");

/* What the buttons of the package are called here; `toggles` are on or off. */
const NAMES = {
  paragraph: "Paragraph",
  heading2: "Heading",
  heading3: "Subheading",
  bold: "Bold, Mod-b",
  italic: "Italic, Mod-i",
  bulletList: "Bulleted list, Mod-Shift-8",
  orderedList: "Numbered list, Mod-Shift-7",
  blockquote: "Block quote, Mod-Shift-b",
  horizontalRule: "Dividing line",
  pullQuote: "Pull quote",
  link: "Link, Mod-k",
  unlink: "Remove link",
  table: "Insert a table",
  "table:addColumnAfter": "Add a column",
  "table:deleteColumn": "Delete the column",
  "table:addRowAfter": "Add a row",
  "table:deleteRow": "Delete the row",
  "table:mergeCells": "Merge cells",
  "table:splitCell": "Split the cell",
  "table:toggleHeaderCell": "Heading cell",
  "table:deleteTable": "Delete the table",
  "history:undo": "Undo, Mod-z",
  "history:redo": "Redo, Mod-Shift-z",
};
const TOGGLES = new Set([
  ...["paragraph", "heading2", "heading3", "bold", "italic", "bulletList", "orderedList"],
  ...["blockquote", "pullQuote", "link", "typing", "find"],
]);

const buttonsOf = (bar) => [...bar.querySelectorAll("button")];
const isShown = (button) => !button.classList.contains("hidden");

export const Toolbar = Extension.create({
  name: "toolbar",
  priority: 10, // After the menu, which makes the buttons.

  onCreate() {
    const { editor } = this;
    const bar = editor.storage.menu.dom;
    const name = editor.storage.deskField?.name ?? "Text";
    bar.setAttribute("role", "toolbar");
    bar.setAttribute("aria-label", `Tools for: ${name}`);
    for (const button of buttonsOf(bar)) nameButton(button);
    let current = buttonsOf(bar)[0];

    const settle = (button) => {
      current = button ?? current;
      if (!isShown(current)) current = buttonsOf(bar).find(isShown);
      for (const one of buttonsOf(bar)) one.tabIndex = one === current ? 0 : -1;
    };
    const tellState = () => {
      for (const button of buttonsOf(bar)) {
        const { classList, dataset } = button;
        button.setAttribute("aria-disabled", String(classList.contains("disabled")));
        if (TOGGLES.has(dataset.name)) {
          button.setAttribute("aria-pressed", String(classList.contains("active")));
        }
      }
      settle();
    };
    bar.addEventListener("focusin", ({ target }) => settle(target.closest("button")));
    bar.addEventListener("keydown", (event) => {
      const shown = buttonsOf(bar).filter(isShown);
      const at = shown.indexOf(current);
      const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
      if (event.key === "Escape") editor.view.focus();
      if (next === undefined) return;
      event.preventDefault();
      shown.at(next % shown.length).focus();
    });
    editor.on("transaction", tellState);
    tellState();
  },

  addKeyboardShortcuts() {
    return {
      "Alt-F10": ({ editor }) => {
        buttonsOf(editor.storage.menu.dom).find((button) => button.tabIndex === 0)?.focus();
        return true;
      },
    };
  },
});

function nameButton(button) {
  const [name, keys] = NAMES[button.dataset.name]?.split(", ") ?? [];
  if (!name) return;
  button.setAttribute("aria-label", name);
  button.title = keys ? `${name} (${readable(keys)})` : name;
}
