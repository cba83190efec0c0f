/* The body editor as a form field: its name for a screen reader and its greatest length; and how
   the other modules of the page reach it (no state here: a module may be loaded twice). */

import { Extension, crel, pm } from "django-prose-editor/editor";
import { bodyEditor, onBodyChange } from "./body_editor.js";

export { bodyEditor, onBodyChange };

/**
 * Open "Tag quote" for the words at {from, to}, with what is known already:
 * {speakers, quote, document, place, said_on, terms}, as the desk's searches answer them.
 * Promises the passage, or null where nothing was tagged.
 */
export async function openTagDialog(range, initial = {}) {
  const editor = await bodyEditor();
  return editor.storage.passage.tag(range, initial);
}

/** What the page says of its article: passages, pictures, addresses to ask, the day. */
export function readConfig() {
  const element = document.getElementById("desk-config");
  const config = JSON.parse(element?.textContent || "{}");
  return { passages: [], pictures: [], urls: {}, day: "", article: null, ...config };
}

/* Tiptap adds a style element, which `style-src 'self'` refuses with an error in the console; its
   rules are in desk.css. It adds none where it finds one, and an element of no namespace is found
   but is no stylesheet. */
function standInForInjectedStyle() {
  if (document.querySelector("style[data-tiptap-style]")) return;
  const standIn = document.createElementNS(null, "style");
  standIn.setAttribute("data-tiptap-style", "");
  document.head.append(standIn);
}
standInForInjectedStyle();

const bodyLength = (doc) => doc.textBetween(0, doc.content.size, "\n", " ").length;
const count = (number) => number.toLocaleString("en");

export const DeskField = Extension.create({
  name: "deskField",

  addStorage() {
    return { name: "Text", textarea: null, limit: Infinity, message: null };
  },

  onBeforeCreate() {
    const textarea = this.editor.options.element.querySelector("textarea");
    const label = textarea.labels?.[0];
    this.storage.textarea = textarea;
    this.storage.name = label?.textContent.replace(/:\s*$/, "").trim() || this.storage.name;
    this.storage.limit = Number(textarea.dataset.maxLength) || Infinity;
    label?.addEventListener("click", () => this.editor.commands.focus());
  },

  onCreate() {
    const { textarea } = this.storage;
    const message = crel("p", { className: "desk-field-error", role: "alert", hidden: true });
    message.id = `${textarea.id}_length`;
    textarea.closest(".prose-editor").after(message);
    this.storage.message = message;
    textarea.form?.addEventListener("submit", (event) => {
      if (!tooLong(this.editor, this.storage)) return;
      event.preventDefault();
      this.editor.commands.focus();
      message.scrollIntoView({ block: "center" });
    });
    tooLong(this.editor, this.storage);
  },

  onUpdate() {
    tooLong(this.editor, this.storage);
  },

  addProseMirrorPlugins() {
    const { storage } = this;
    return [
      new pm.state.Plugin({
        props: {
          attributes: () => ({
            role: "textbox",
            "aria-multiline": "true",
            "aria-label": storage.name,
          }),
          handleDOMEvents: {
            /* Parsing tens of megabytes would stop the page: refuse before. */
            paste(view, event) {
              const length = event.clipboardData?.getData("text/plain").length ?? 0;
              if (length <= storage.limit) return false;
              event.preventDefault();
              const sizes = `${count(length)} characters; the text may have ${count(storage.limit)}`;
              show(storage, `Nothing was pasted: the clipboard holds ${sizes}.`);
              return true;
            },
          },
        },
      }),
    ];
  },
});

function tooLong(editor, storage) {
  const length = bodyLength(editor.state.doc);
  const isTooLong = length > storage.limit;
  const sizes = `${count(length)} characters; it may have ${count(storage.limit)}`;
  show(storage, isTooLong ? `The text has ${sizes}. It cannot be saved until it is shorter.` : "");
  return isTooLong;
}

function show({ message }, text) {
  if (message.textContent !== text) message.textContent = text;
  message.hidden = !text;
}
