/* A picture of the library inside the text. The text keeps its key, what it shows and the caption;
   which files readers get, and its credit, is looked up when it is published. */

import { Node, crel, pm } from "django-prose-editor/editor";
import { combobox } from "./combobox.js";
import { show } from "./dialogs.js";
import { getResults } from "./desk_server.js";
import { readConfig } from "./field.js";

const { TextSelection } = pm.state;
const MARKUP = `
<form method="dialog" novalidate>
  <h2 id="picture-title">Picture from the library</h2>
  <p data-field="picture"><label for="picture-search">Title, credit or what it shows</label>
    <input id="picture-search"></p>
  <img class="desk-picture-shown" alt="" hidden>
  <p data-field="alt"><label for="picture-alt">What it shows, for those who cannot see it</label>
    <input id="picture-alt" maxlength="500"></p>
  <p class="desk-status" role="status"></p>
  <div class="desk-buttons">
    <button type="submit" class="default">Put it in</button>
    <button type="button" data-does="cancel">Cancel</button>
  </div>
</form>`;

export const Picture = Node.create({
  name: "picture",
  group: "block",
  content: "text*",
  marks: "",
  isolating: true,
  defining: true,

  addAttributes() {
    return {
      image: {
        default: null,
        parseHTML: (element) => element.dataset.image,
        renderHTML: ({ image }) => ({ "data-image": image }),
      },
      alt: {
        default: "",
        parseHTML: (element) => element.dataset.alt ?? "",
        renderHTML: ({ alt }) => ({ "data-alt": alt }),
      },
    };
  },

  parseHTML() {
    const contentElement = (figure) => figure.querySelector("figcaption") ?? figure;
    return [{ tag: "figure[data-image]", contentElement }, { tag: "figure", ignore: true }];
  },

  renderHTML({ HTMLAttributes }) {
    return ["figure", HTMLAttributes, ["figcaption", 0]];
  },

  addStorage() {
    const known = new Map(readConfig().pictures.map((picture) => [String(picture.id), picture]));
    return { known };
  },

  addNodeView() {
    return ({ node, getPos, editor }) => new PictureView(node, getPos, editor);
  },

  addMenuItems({ buttons, menu }) {
    menu.defineItem({
      name: "picture",
      groups: "picture",
      button: buttons.material("image", "Picture from the library"),
      active: (editor) => editor.isActive("picture"),
      command: insertPicture,
    });
  },

  addKeyboardShortcuts() {
    return {
      Enter: ({ editor }) => leaveCaption(editor),
      Backspace: ({ editor }) => {
        const { $from, empty } = editor.state.selection;
        const isEmptyCaption = empty && $from.parent.type.name === "picture" && !$from.parent.content.size;
        return isEmptyCaption && editor.commands.deleteNode("picture");
      },
    };
  },
});

function leaveCaption(editor) {
  const { $from } = editor.state.selection;
  if ($from.parent.type.name !== "picture") return false;
  const after = $from.after();
  return editor.chain().insertContentAt(after, { type: "paragraph" }).setTextSelection(after + 1).run();
}

async function insertPicture(editor) {
  const answer = await ask();
  editor.view.focus();
  if (!answer) return;
  const { picture, alt } = answer;
  editor.storage.picture.known.set(String(picture.id), picture);
  const { $from } = editor.state.selection;
  const after = $from.depth ? $from.after(1) : editor.state.selection.to;
  const node = editor.schema.nodes.picture.create({ image: String(picture.id), alt });
  const tr = editor.state.tr.insert(after, node);
  tr.setSelection(TextSelection.create(tr.doc, after + 1)); // In its caption.
  editor.view.dispatch(tr.scrollIntoView());
}

function ask() {
  const dialog = crel("dialog", { className: "desk-dialog", "aria-labelledby": "picture-title" });
  dialog.innerHTML = MARKUP;
  const part = (selector) => dialog.querySelector(selector);
  const [form, search, alt, shown] = ["form", "#picture-search", "#picture-alt", "img"].map(part);
  const say = (text) => (part("[role=status]").textContent = text);
  document.body.append(dialog);
  const box = combobox(search, {
    search: (q, signal) => getResults(readConfig().urls.pictures, { q }, signal),
    describe: ({ text, detail, src }) => ({ text, detail, src }),
    say,
  });
  search.addEventListener("chosen", () => {
    alt.value = box.value.alt;
    shown.src = box.value.src;
    shown.hidden = !box.value.src;
  });
  return new Promise((resolve) => {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!box.value) {
        say("Choose a picture from the list.");
        search.focus();
        return;
      }
      resolve({ picture: box.value, alt: alt.value.trim() });
      dialog.close();
    });
    part("[data-does=cancel]").addEventListener("click", () => dialog.close());
    show(dialog, resolve);
    search.focus();
    box.find(); // The newest ones.
  });
}

/* The picture with its caption, in which one writes, and what it shows, in a field of its own. */
class PictureView {
  constructor(node, getPos, editor) {
    this.node = node;
    this.image = crel("img", { alt: "" });
    this.note = crel("p", { className: "desk-picture-note" });
    this.alt = crel("input", { type: "text", maxLength: 500, "aria-label": "What the picture shows" });
    this.alt.placeholder = "What it shows, for those who cannot see it";
    this.alt.addEventListener("input", (event) => event.stopPropagation());
    this.alt.addEventListener("change", (event) => {
      event.stopPropagation();
      editor.view.dispatch(editor.state.tr.setNodeAttribute(getPos(), "alt", this.alt.value.trim()));
    });
    this.alt.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault(); // Would save the article.
      this.alt.blur();
      editor.view.focus();
    });
    const tools = crel("div", { className: "desk-picture-tools", contentEditable: "false" }, [
      this.image,
      this.alt,
      this.note,
    ]);
    this.contentDOM = crel("figcaption", { "data-placeholder": "Caption" });
    this.dom = crel("figure", { className: "desk-picture" }, [tools, this.contentDOM]);
    this.known = editor.storage.picture.known;
    this.show();
  }

  show() {
    const { image, alt } = this.node.attrs;
    const picture = this.known.get(image);
    if (picture?.src) this.image.src = picture.src;
    this.image.hidden = !picture?.src;
    if (document.activeElement !== this.alt) this.alt.value = alt;
    this.note.textContent = picture ? picture.detail : "This picture is not in the library.";
    this.contentDOM.classList.toggle("is-empty", !this.node.content.size);
  }

  update(node) {
    if (node.type !== this.node.type) return false;
    this.node = node;
    this.show();
    return true;
  }

  stopEvent(event) {
    return event.target === this.alt;
  }

  ignoreMutation(mutation) {
    return !this.contentDOM.contains(mutation.target) && mutation.type !== "selection";
  }
}
