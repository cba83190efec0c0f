/* How the modules of a page reach the body's editor; no state here, as a module may be loaded twice.
   A page that is only read has no editor, and what is promised of it never comes. */

const BODY = "textarea[name=body]";

/** The editor of the article's body, a Tiptap editor, once it stands in the page. */
export function bodyEditor() {
  const textarea = document.querySelector(BODY);
  const standing = textarea?.closest(".prose-editor")?.querySelector(".ProseMirror[contenteditable]");
  if (standing?.editor) return Promise.resolve(standing.editor);
  return new Promise((resolve) => {
    document.addEventListener("prose-editor:ready", function ready({ detail, target }) {
      if (!target.matches(BODY)) return;
      document.removeEventListener("prose-editor:ready", ready);
      resolve(detail.editor);
    });
  });
}

/** Call `listener(editor)` after each change of the text; promises a function that ends it. */
export async function onBodyChange(listener) {
  const editor = await bodyEditor();
  const tell = () => listener(editor);
  editor.on("update", tell);
  return () => editor.off("update", tell);
}

/** Focus the text now. The editor's own command does so a frame later, and would take the focus from
    whatever somebody went to in between. */
export function focusText(editor) {
  editor.view.focus();
  editor.commands.scrollIntoView();
}
