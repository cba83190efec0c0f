/* Links: to a record or an article of ours, found by its name, or to any address. */

import { Link, crel } from "django-prose-editor/editor";
import { combobox } from "./combobox.js";
import { show, tell } from "./dialogs.js";
import { getResults } from "./desk_server.js";
import { readConfig } from "./field.js";

const NO_WORDS = "Select the words that should lead somewhere, then press Link.";
const TAGGED = "These words are tagged as a quote, and lead readers to it. They cannot lead elsewhere.";
const NO_ADDRESS = "This is no address. Write https://…, mailto:…, or choose from the search.";
const MARKUP = `
<form method="dialog" novalidate>
  <h2 id="link-title">Link</h2>
  <p data-field="search"><label for="link-search">Person, company, device, partnership, source or article</label>
    <input id="link-search"></p>
  <p data-field="address"><label for="link-address">Address</label>
    <input id="link-address" inputmode="url" spellcheck="false" placeholder="https://"></p>
  <p class="desk-status" role="status"></p>
  <div class="desk-buttons">
    <button type="submit" class="default">Link</button>
    <button type="button" data-does="cancel">Cancel</button>
    <button type="button" data-does="remove">Remove link</button>
  </div>
</form>`;

/** What was typed as an address that a link can have; "" where it is none. */
export function addressFrom(typed) {
  const text = typed.trim();
  if (/^(https?:\/\/[^\s/]|mailto:[^\s]+@|\/[^\s/])\S*$/i.test(text)) return text;
  if (/^[^\s@/:]+@[^\s@/:]+\.[a-z]{2,}$/i.test(text)) return `mailto:${text}`;
  return /^[\w-]+(\.[\w-]+)*\.[a-z]{2,}([/?#]\S*)?$/i.test(text) ? `https://${text}` : "";
}

export const DeskLink = Link.extend({
  addCommands() {
    return {
      ...this.parent?.(),
      addLink:
        () =>
        ({ editor }) => {
          changeLink(editor);
          return true;
        },
    };
  },
});

async function changeLink(editor) {
  if (editor.isActive("link")) editor.commands.extendMarkRange("link");
  const { from, to, empty } = editor.state.selection;
  const { passage, link } = editor.schema.marks;
  const problem = empty
    ? NO_WORDS
    : passage && editor.state.doc.rangeHasMark(from, to, passage) && TAGGED;
  if (problem) {
    await tell(problem);
    editor.view.focus();
    return;
  }
  const words = editor.state.doc.textBetween(from, to, " ", " ");
  const answer = await ask(words, editor.getAttributes("link").href ?? "");
  editor.view.focus();
  if (!answer) return;
  const { tr } = editor.state;
  tr.removeMark(from, to, link);
  if (answer.href) tr.addMark(from, to, link.create({ href: answer.href }));
  editor.view.dispatch(tr);
}

function ask(words, href) {
  const dialog = crel("dialog", { className: "desk-dialog", "aria-labelledby": "link-title" });
  dialog.innerHTML = MARKUP;
  const part = (selector) => dialog.querySelector(selector);
  const [form, search, address] = ["form", "#link-search", "#link-address"].map(part);
  const say = (text) => (part("[role=status]").textContent = text);
  const { linkable } = readConfig().urls;
  address.value = href;
  part("[data-does=remove]").hidden = !href;
  part("[data-field=search]").hidden = !linkable;
  document.body.append(dialog);
  const box = combobox(search, {
    search: (q, signal) => getResults(linkable, { q }, signal),
    describe: ({ text, detail }) => ({ text, detail }),
    say,
  });
  search.addEventListener("chosen", () => (address.value = box.value.href));
  return new Promise((resolve) => {
    const finish = (answer) => {
      resolve(answer);
      dialog.close();
    };
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const found = addressFrom(address.value);
      if (found) return finish({ href: found });
      say(NO_ADDRESS);
      address.setAttribute("aria-invalid", "true");
      return address.focus();
    });
    part("[data-does=cancel]").addEventListener("click", () => dialog.close());
    part("[data-does=remove]").addEventListener("click", () => finish({ href: "" }));
    show(dialog, resolve);
    if (href || !linkable) {
      address.select();
    } else {
      search.value = words.slice(0, 80);
      search.select();
      box.find();
    }
  });
}
