/* How long headline, standfirst and text are, said beneath each while one writes. */

import { Extension, crel } from "django-prose-editor/editor";

const count = (number, one, many = `${one}s`) =>
  `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
const wordsIn = (text) => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/** “1,204 words, 7,311 characters”. */
export const lengthOf = (text) =>
  `${count(wordsIn(text), "word")}, ${count([...text.replaceAll("\n", "")].length, "character")}`;

export const Lengths = Extension.create({
  name: "lengths",

  addStorage() {
    return { body: null };
  },

  onCreate() {
    const { textarea } = this.editor.storage.deskField;
    this.storage.body = lineAfter(textarea.closest(".prose-editor"), textarea.id);
    showBody(this.editor, this.storage.body);
    for (const name of ["headline", "standfirst"]) {
      const field = textarea.form?.elements[name];
      if (field) showField(field);
    }
  },

  onUpdate() {
    showBody(this.editor, this.storage.body);
  },
});

function lineAfter(element, id) {
  const line = crel("p", { className: "desk-length", id: `${id}_count` });
  element.after(line);
  return line;
}

function showBody(editor, line) {
  const { doc } = editor.state;
  line.textContent = lengthOf(doc.textBetween(0, doc.content.size, "\n", " "));
}

function showField(field) {
  const line = lineAfter(field, field.id);
  const describe = () => {
    const length = [...field.value].length;
    const most = field.maxLength > 0 ? ` of ${field.maxLength}` : "";
    line.textContent = `${length}${most} characters`;
    line.classList.toggle("is-full", field.maxLength > 0 && length > field.maxLength * 0.9);
  };
  field.setAttribute("aria-describedby", [field.getAttribute("aria-describedby"), line.id].filter(Boolean).join(" "));
  field.addEventListener("input", describe);
  describe();
}
