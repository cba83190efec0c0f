/* Dialogs of the desk: a <dialog> that leaves the page when it is closed. */

import { crel } from "django-prose-editor/editor";

/** Show `dialog` until it is closed: by Escape, a button, or its own close(). */
export function show(dialog, onClose) {
  dialog.addEventListener("close", () => {
    dialog.remove();
    onClose(null);
  });
  document.body.append(dialog);
  dialog.showModal();
}

/** A dialog titled `title` around `children`; its form's submit closes it. Resolves when closed. */
export function showPanel(title, children, { className = "" } = {}) {
  const id = `desk-dialog-${title.toLowerCase().replace(/\W+/g, "-")}`;
  const close = crel("button", { type: "submit", className: "default", textContent: "Close" });
  const heading = crel("h2", { id, textContent: title });
  const form = crel("form", { method: "dialog" }, [
    heading,
    ...children,
    crel("div", { className: "desk-buttons" }, [close]),
  ]);
  const attributes = { className: `desk-dialog ${className}`, "aria-labelledby": id };
  const dialog = crel("dialog", attributes, [form]);
  return new Promise((resolve) => {
    show(dialog, resolve);
    close.focus();
  });
}

/** Show one sentence; resolves when it is closed. */
export function tell(text) {
  const close = crel("button", { type: "submit", className: "default", textContent: "Close" });
  const dialog = crel("dialog", { className: "desk-dialog", "aria-labelledby": "desk-told" }, [
    crel("form", { method: "dialog" }, [
      crel("p", { id: "desk-told", textContent: text }),
      crel("div", { className: "desk-buttons" }, [close]),
    ]),
  ]);
  return new Promise((resolve) => {
    show(dialog, resolve);
  });
}
