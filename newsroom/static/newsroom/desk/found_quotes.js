/* Quotations found in the text as it stands: marked there, offered beside it with their speakers
   and reasons, and accepted, changed or refused. What is accepted is on file at once; its marks are
   saved with the text. */

import { Extension, pm } from "django-prose-editor/editor";
import { focusText } from "./body_editor.js";
import { postJson } from "./desk_server.js";
import { readConfig } from "./field.js";
import { markedWords, showMarks } from "./marked_words.js";
import { placeOf } from "./places.js";

const { PluginKey } = pm.state;
const { Decoration } = pm.view;
const PAUSE = 1500; // milliseconds without a key, while the list is open
const KEYS = "Mod-Alt-y";
const key = new PluginKey("foundQuotes");

export const FoundQuotes = Extension.create({
  name: "foundQuotes",

  addStorage() {
    return { panel: null };
  },

  onCreate() {
    const element = document.getElementById("find-quotes");
    const { urls } = readConfig();
    const isBody = this.editor.storage.deskField.textarea.name === "body";
    if (element && urls.found && isBody) this.storage.panel = new Panel(element, this.editor, urls);
  },

  onUpdate() {
    this.storage.panel?.askSoon();
  },

  onDestroy() {
    this.storage.panel?.stop();
  },

  addKeyboardShortcuts() {
    return {
      [KEYS]: () => {
        this.storage.panel?.open();
        return Boolean(this.storage.panel);
      },
    };
  },

  addProseMirrorPlugins() {
    return [markedWords(key, decorate)];
  },
});

const located = (doc, places) =>
  places.map(({ words, before, after }) => placeOf(doc, words, before, after)).filter(Boolean);

function decorate(doc, marks) {
  return marks.flatMap(({ places, state }) =>
    located(doc, places).map(({ from, to }) => Decoration.inline(from, to, { class: `quote-${state}` })),
  );
}

class Panel {
  constructor(element, editor, urls) {
    Object.assign(this, { element, editor, urls, places: {}, isOpen: false, timer: null, request: null });
    this.status = element.querySelector("[role=status]");
    this.rows = element.querySelector("[data-part=rows]");
    this.above = element.querySelector("select");
    element.hidden = false;
    for (const type of ["input", "change"]) element.addEventListener(type, (event) => event.stopPropagation());
    element.addEventListener("click", ({ target }) => {
      const button = target.closest("[data-does]");
      if (button) this.does(button.dataset.does, button.closest("[data-found]"));
    });
    element.addEventListener("keydown", (event) => this.pressed(event));
    element.addEventListener("focusin", () => this.showHere());
    // Below the form the same button saves and leads to a page of its own, where scripts fail.
    document.querySelector("[name=_verb][value=find]")?.addEventListener("click", (event) => {
      event.preventDefault();
      this.open();
    });
  }

  all() {
    return [...this.rows.querySelectorAll("[data-found]")].filter((row) => row.checkVisibility());
  }

  inputs() {
    return [...this.rows.querySelectorAll("input")];
  }

  here() {
    return document.activeElement?.closest?.("[data-found]") ?? null;
  }

  body() {
    return this.editor.getHTML();
  }

  /* ---- asking */

  stop() {
    clearTimeout(this.timer);
    this.request?.abort();
  }

  askSoon() {
    if (!this.isOpen) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), PAUSE);
  }

  /* At once, so that nobody writes on in the text and finds a key taken for an answer. */
  async open() {
    this.toggle(true);
    const find = this.element.querySelector("[data-does=find]");
    find.focus();
    await this.ask();
    if (document.activeElement === find) this.all()[0]?.focus();
  }

  /* Open, it stands beside the text wherever that is scrolled to. */
  toggle(isOpen) {
    this.isOpen = isOpen;
    this.element.classList.toggle("is-open", isOpen);
    this.element.querySelector("[data-does=close]").hidden = !isOpen;
  }

  close() {
    this.stop();
    this.toggle(false);
    this.rows.replaceChildren();
    for (const part of ["all", "keys"]) this.element.querySelector(`[data-part=${part}]`).hidden = true;
    this.status.textContent = "";
    this.showHere();
    focusText(this.editor);
  }

  /* The list for the text of now; whoever is in it stays where they are. */
  async ask() {
    this.stop();
    this.request = new AbortController();
    this.status.textContent ||= "Looking …";
    try {
      const { data } = await postJson(this.urls.found, { body: this.body() }, this.request.signal);
      if (data.errors) throw new Error(Object.values(data.errors).flat().join(" "));
      this.put(data);
    } catch (error) {
      if (error.name !== "AbortError") this.status.textContent = `Not looked for: ${error.message}`;
    }
  }

  put({ rows, places, open, sure }) {
    const present = this.here();
    const kept = { at: this.all().indexOf(present), found: present?.dataset.found };
    const typed = new Map(this.inputs().map((input) => [idOf(input), input]));
    const writing = this.inputs().find((input) => input === document.activeElement);
    const wasOpen = [...this.rows.querySelectorAll("details[open] > summary")].map((one) => one.textContent.split(" (")[0]);
    this.places = places;
    this.rows.innerHTML = rows;
    for (const input of this.inputs()) {
      const before = typed.get(idOf(input));
      if (before?.type === "radio") input.checked = before.checked;
      else if (before) input.value = before.value;
    }
    for (const summary of this.rows.querySelectorAll("details > summary")) {
      if (wasOpen.includes(summary.textContent.split(" (")[0])) summary.parentElement.open = true;
    }
    for (const option of this.above.options) option.textContent = `${option.value} % (${sure[option.value]})`;
    const all = this.element.querySelector("[data-part=all]");
    if (!open.length && all.contains(document.activeElement)) this.element.querySelector("[data-does=find]").focus();
    all.hidden = !open.length;
    this.element.querySelector("[data-part=keys]").hidden = !this.rows.children.length;
    this.status.textContent = `${open.length || "No"} quotation${open.length === 1 ? "" : "s"} to be tagged.`;
    const same = writing && this.inputs().find((input) => idOf(input) === idOf(writing));
    if (same) same.focus();
    else if (kept.found) this.goTo(kept);
    this.showHere();
  }

  /* To the row of before, or where it is gone to the one that took its place. */
  goTo({ found, at }) {
    const rows = this.all();
    const row = rows.find((one) => one.dataset.found === found) ?? rows[at] ?? rows.at(-1);
    (row ?? this.element.querySelector("[data-does=find]")).focus();
  }

  /* The words in the text, those of the row in which one is above all. */
  showHere() {
    const here = this.here();
    const marks = [...this.rows.querySelectorAll("[data-found]")]
      .filter((row) => row.dataset.state !== "refused" || row === here)
      .map((row) => ({ places: this.places[row.dataset.found], state: row === here ? "here" : row.dataset.state }));
    showMarks(this.editor, key, marks);
    if (here) this.editor.view.dom.querySelector(".quote-here")?.scrollIntoView({ block: "nearest" });
  }

  /* ---- deciding */

  pressed(event) {
    const row = this.here();
    if (event.key === "Enter" && event.target.matches("input")) {
      event.preventDefault();
      if (row) this.does("accept", row);
    }
    if (event.key === "Escape") focusText(this.editor);
    if (event.ctrlKey || event.metaKey || event.altKey || !row || event.target.matches("input, select")) return;
    const step = { j: 1, k: -1 }[event.key];
    const verb = { a: "accept", c: "change", r: "refuse" }[event.key];
    if (step) {
      event.preventDefault();
      const rows = this.all();
      rows[Math.min(Math.max(rows.indexOf(row) + step, 0), rows.length - 1)].focus();
    } else if (verb && row.querySelector(`[data-does=${verb}]`)) {
      event.preventDefault();
      this.does(verb, row);
    }
  }

  async does(verb, row) {
    if (this.isBusy) return;
    this.isBusy = true;
    try {
      if (verb === "find") await this.open();
      else if (verb === "close") this.close();
      else if (verb === "change") await this.change(row);
      else await this.decide(verb, row);
    } finally {
      this.isBusy = false;
    }
  }

  async decide(verb, row) {
    const found = row?.dataset.found;
    const asked = {
      accept: () => ({
        fingerprint: found,
        candidate: row.querySelector("[data-part=candidate]:checked")?.value,
        reason: row.querySelector("[data-part=reason]")?.value,
      }),
      "accept-all": () => ({ above: this.above.value }),
      refuse: () => ({ fingerprint: found }),
      restore: () => ({ fingerprint: found, restore: true }),
    }[verb]();
    row?.focus();
    const url = verb.startsWith("accept") ? this.urls.accept : this.urls.refuse;
    const data = await this.post(url, asked, row);
    if (!data) return;
    if (data.tagged) this.mark(data.tagged);
    await this.ask();
    this.status.textContent = `${data.said} ${this.status.textContent}`;
  }

  mark(tagged) {
    const { doc } = this.editor.state;
    this.editor.storage.passage.record(tagged.map(({ places, ...passage }) => ({ passage, ranges: located(doc, places) })));
  }

  /* The dialog “Tag quote” with what was found in it. */
  async change(row) {
    const { found } = row.dataset;
    row.focus();
    const initial = await this.post(this.urls.proposed, { fingerprint: found }, row);
    const ranges = located(this.editor.state.doc, this.places[found]);
    if (!initial || !ranges.length) return;
    const kept = { found, at: this.all().indexOf(row) };
    await this.editor.storage.passage.tag(ranges, initial);
    this.goTo(kept);
    await this.ask();
  }

  /* What the server answers, or nothing and the reason told. */
  async post(url, asked, row) {
    const alert = row?.querySelector("[role=alert]");
    try {
      const { data } = await postJson(url, { body: this.body(), ...asked });
      if (!data.errors) return data;
      throw new Error(Object.values(data.errors).flat().join(" "));
    } catch (error) {
      const line = alert ?? this.status;
      line.textContent = error.message;
      line.hidden = false;
      return null;
    }
  }
}

const idOf = (input) => [input.closest("[data-found]").dataset.found, input.type === "radio" && input.value].join();
