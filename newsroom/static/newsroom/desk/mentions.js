/* People, companies, devices and partnerships that the text names: asked for a moment after the
   last key, offered beside the text, accepted or refused with a button. What is decided stands in
   the rows of the form and is saved with the article; what is only offered is not. */

import { Extension, crel, pm } from "django-prose-editor/editor";
import { combobox } from "./combobox.js";
import { getResults, postJson } from "./desk_server.js";
import { readConfig } from "./field.js";
import { findAll } from "./find.js";
import { markedWords, showMarks } from "./marked_words.js";

const { PluginKey } = pm.state;
const { Decoration } = pm.view;
const PAUSE = 700;
const KEYS = "Mod-Alt-m";
const STATES = { offered: "Offered", accepted: "Accepted", refused: "Refused" };
const key = new PluginKey("mentions");

export const Mentions = Extension.create({
  name: "mentions",

  addStorage() {
    return { panel: null };
  },

  onCreate() {
    const form = this.editor.storage.deskField.textarea.form;
    const element = form?.querySelector(".desk-mentions");
    const { urls } = readConfig();
    if (!element || !urls.named) return;
    this.storage.panel = new Panel(element, this.editor, urls);
    this.storage.panel.ask();
  },

  onUpdate() {
    this.storage.panel?.askSoon();
  },

  onDestroy() {
    this.storage.panel?.stop();
  },

  addKeyboardShortcuts() {
    return { [KEYS]: () => this.storage.panel?.focus() ?? false };
  },

  addProseMirrorPlugins() {
    return [markedWords(key, decorate)];
  },
});

function decorate(doc, names) {
  return names
    .filter(({ words, status }) => words && status !== "refused")
    .flatMap(({ words, status }) =>
      findAll(doc, { query: words, matchCase: true, wholeWords: true }).map(({ from, to }) =>
        Decoration.inline(from, to, { class: `name-${status}` }),
      ),
    );
}

class Panel {
  constructor(element, editor, urls) {
    Object.assign(this, { element, editor, urls, found: [], timer: null, request: null });
    this.prefix = element.dataset.prefix;
    this.list = element.querySelector(".mention-rows");
    this.template = element.querySelector("template");
    this.summary = element.querySelector("[role=status]");
    for (const row of this.rows()) this.dress(row);
    this.addSearch();
    this.show();
    for (const name of ["headline", "standfirst"]) {
      element.form?.elements[name]?.addEventListener("input", () => this.askSoon());
    }
  }

  rows() {
    return [...this.list.children];
  }

  /* ---- asking */

  stop() {
    clearTimeout(this.timer);
    this.request?.abort();
  }

  askSoon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), PAUSE);
  }

  async ask() {
    this.stop();
    this.request = new AbortController();
    const { doc } = this.editor.state;
    const { elements } = this.element.form;
    const text = [
      elements.headline?.value ?? "",
      elements.standfirst?.value ?? "",
      doc.textBetween(0, doc.content.size, "\n", " "),
    ].join("\n");
    try {
      const { data } = await postJson(this.urls.named, { text }, this.request.signal);
      this.found = data.results ?? [];
      this.offer();
    } catch (error) {
      // The next key asks again; until then the list says that it is not complete.
      if (error.name !== "AbortError") this.summary.textContent = `Not looked up: ${error.message}`;
    }
  }

  /* What the text names now: new names offered, those no longer in it told. */
  offer() {
    const present = new Map(this.found.map((one) => [String(one.record), one]));
    for (const row of this.rows()) {
      const isThere = present.has(row.dataset.record);
      if (!isThere && row.dataset.isOnlyOffered) row.remove();
      row.classList.toggle("is-gone", !isThere);
      if (isThere) row.dataset.words ||= present.get(row.dataset.record).words;
      present.delete(row.dataset.record);
    }
    if (this.template) for (const one of present.values()) this.add(one);
    this.show();
  }

  add({ record, name, kind, words }) {
    const row = crel("li", { className: "mention" }, [
      crel("span", { className: "mention-name", textContent: name }),
      " ",
      crel("small", { textContent: words === name || !words ? kind : `${kind}, as “${words}”` }),
      " ",
      crel("small", { className: "mention-state" }),
    ]);
    Object.assign(row.dataset, { record, words, status: "offered", origin: "automatic", isOnlyOffered: "1" });
    this.list.append(row);
    this.dress(row);
    return row;
  }

  /* ---- deciding */

  dress(row) {
    if (!this.template) return;
    const button = (status, textContent) => {
      const made = crel("button", { type: "button", textContent, "data-decides": status });
      made.setAttribute("aria-label", `${textContent} ${row.querySelector(".mention-name").textContent}`);
      made.addEventListener("click", () => this.decide(row, status));
      return made;
    };
    row.append(crel("span", { className: "mention-buttons" }, [button("accepted", "Accept"), button("refused", "Refuse")]));
    this.showRow(row);
  }

  decide(row, status) {
    const rows = this.rows();
    const next = rows[rows.indexOf(row) + 1]?.querySelector("button");
    if (row.dataset.isOnlyOffered) this.keep(row);
    row.dataset.status = status;
    row.querySelector("input[name$='-status']").value = status;
    this.element.form.dispatchEvent(new Event("change", { bubbles: true }));
    this.show();
    // On to the next that waits, so that a list is decided with one key.
    const isWaiting = next?.closest("li").dataset.status === "offered";
    (isWaiting ? next : row.querySelector(`[data-decides=${status}]`)).focus();
  }

  /* A row of the form for what was only offered. */
  keep(row) {
    const total = this.element.querySelector(`[name="${this.prefix}-TOTAL_FORMS"]`);
    const index = total.value;
    const inputs = [...this.template.content.querySelectorAll("input")].map((input) => {
      const copy = input.cloneNode();
      copy.name = copy.name.replace("__prefix__", index);
      copy.id = copy.id.replace("__prefix__", index);
      return copy;
    });
    row.prepend(...inputs);
    const set = (name, value) => (row.querySelector(`input[name$='-${name}']`).value = value);
    set("record", row.dataset.record);
    set("words", row.dataset.words);
    set("found", row.dataset.origin === "automatic" ? "on" : "");
    total.value = Number(index) + 1;
    delete row.dataset.isOnlyOffered;
  }

  addSearch() {
    const input = this.element.querySelector("#mention-search");
    if (!input) return;
    for (const type of ["input", "change"]) input.addEventListener(type, (event) => event.stopPropagation());
    input.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
    const box = combobox(input, {
      search: async (q, signal) => (await getResults(this.urls.linkable, { q }, signal)).filter((one) => one.record),
      describe: ({ text, detail }) => ({ text, detail }),
      say: () => {},
    });
    input.addEventListener("chosen", () => {
      const { record, text, detail } = box.value;
      box.clear();
      const row =
        this.rows().find((one) => one.dataset.record === String(record)) ??
        this.add({ record, name: text, kind: detail, words: "" });
      if (row.dataset.isOnlyOffered) row.dataset.origin = "by_hand";
      this.decide(row, "accepted");
      input.focus();
    });
  }

  /* ---- showing */

  showRow(row) {
    const { status, origin } = row.dataset;
    const how = origin === "automatic" ? "found in the text" : "added by hand";
    const gone = row.classList.contains("is-gone") && status !== "refused" ? ", not in the text now" : "";
    row.querySelector(".mention-state").textContent = `${STATES[status]}, ${how}${gone}`;
    for (const button of row.querySelectorAll("[data-decides]")) {
      button.setAttribute("aria-pressed", String(button.dataset.decides === status));
    }
  }

  show() {
    const order = Object.keys(STATES);
    const rank = (row) => order.indexOf(row.dataset.status);
    const sorted = this.rows().sort((a, b) => rank(a) - rank(b));
    if (sorted.some((row, at) => row !== this.list.children[at])) {
      const focused = this.list.contains(document.activeElement) ? document.activeElement : null;
      this.list.append(...sorted);
      focused?.focus({ preventScroll: true }); // What is moved loses it.
    }
    for (const row of sorted) this.showRow(row);
    const counts = order
      .map((status) => [sorted.filter((row) => row.dataset.status === status).length, STATES[status].toLowerCase()])
      .filter(([count]) => count);
    const told = counts.map(([count, word]) => `${count} ${word}`).join(", ");
    this.summary.textContent = told || "Nobody and nothing on file so far.";
    const names = sorted.map(({ dataset: { words, status } }) => ({ words, status }));
    showMarks(this.editor, key, names);
  }

  focus() {
    const first = this.list.querySelector("[data-status=offered] button") ?? this.list.querySelector("button");
    first?.focus();
    return Boolean(first);
  }
}
