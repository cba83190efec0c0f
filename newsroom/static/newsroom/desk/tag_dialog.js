/* The dialog "Tag quote": who said the selected words, when, and in which document. */

import { crel } from "django-prose-editor/editor";
import { combobox } from "./combobox.js";
import { getJson, getResults, postTag } from "./desk_server.js";
import { show } from "./dialogs.js";
import { speakerFields } from "./tag_speakers.js";
import { MARKUP } from "./tag_markup.js";
import { hasInnerMarks } from "./words.js";

const sentence = (...parts) => parts.filter(Boolean).join(" · ");
const PLAIN = ["place", "said_on", "terms", "original_words", "original_language", "translator"];

/**
 * Ask who said the words, `fragments` as printed. Resolves to {tagged: passage}, {join: id},
 * {untag: true}, or null. `current` is the passage the words have already; `passages` are those
 * that can be joined; `near` is the text {before, after}; `initial` fills the form.
 */
export function askForTag({ fragments, current, passages, urls, day, near, initial = {} }) {
  const words = fragments.join(" … ");
  const dialog = crel("dialog", { className: "desk-dialog", "aria-labelledby": "tag-title" });
  dialog.innerHTML = MARKUP;
  const part = (selector) => dialog.querySelector(selector);
  const field = (name) => part(`#tag-${name}`);
  const [form, alert, submit] = ["form", ".desk-alert", "[type=submit]"].map(part);
  const say = (text) => (part("[role=status]").textContent = text);
  const touched = new Set(); // names or ids of what somebody filled in
  let hasGoneOn = false;
  let sending = null;
  let tagNow = null; // promises that the form shows it, or why not

  part("h2").textContent = current ? "Change the tag" : "Tag quote";
  submit.textContent = current ? "Change" : "Tag";
  field("words").textContent = words;
  field("said_on").value = day;
  if (hasInnerMarks(words)) {
    note("note", "Quotation marks stand inside these words. Is it one quotation, without “he said”?");
  }
  if (current) note("current", `Tagged now: ${sentence(current.speaker, current.post)}`);
  part("[data-does=untag]").hidden = !current;
  listPassages();

  const speakers = speakerFields(dialog, { urls, near, say });
  const source = combobox(field("document"), {
    search: (q, signal) => getResults(urls.documents, { q }, signal),
    describe: ({ text, detail = "" }) => ({ text, detail }),
    say,
  });
  const quote = combobox(field("quote"), {
    search: (q, signal) => getResults(urls.quotes, q ? { q } : { words }, signal),
    describe: ({ text, speaker, said_on: said }) => ({ text, detail: sentence(speaker, said) }),
    say,
  });

  function note(name, text) {
    const line = part(`[data-part=${name}]`);
    line.textContent = text;
    line.hidden = false;
  }

  function listPassages() {
    part("[data-part=can-join]").hidden = !passages.length;
    part("[data-panel=join]").append(
      ...passages.map((passage, index) =>
        crel("label", {}, [
          crel("input", { type: "radio", name: "passage", value: passage.id, checked: index === 0 }),
          ` “${passage.words}” `,
          crel("small", { textContent: sentence(passage.speaker, passage.isNear && "this paragraph") }),
        ]),
      ),
    );
  }

  const mode = () => form.elements.mode.value;
  function setMode(value) {
    form.elements.mode.value = value;
    showPanels();
  }

  function showPanels() {
    for (const panel of dialog.querySelectorAll("[data-panel]")) {
      panel.hidden = panel.dataset.panel !== mode();
    }
  }

  /* What somebody filled in already stays. */
  function fill(known) {
    if (known.speakers?.length) speakers.add(known.speakers);
    if (known.document && !touched.has("tag-document")) source.choose(known.document);
    for (const name of PLAIN) {
      if (known[name] && !touched.has(`tag-${name}`)) field(name).value = known[name];
    }
    part("[data-part=translation]").open ||= Boolean(known.original_words);
    if (known.quote) {
      setMode("existing");
      quote.choose(known.quote);
    }
  }

  /* A quote with like words; who has gone on to the fields of a new one is only told. */
  async function suggest() {
    try {
      const [first] = await getResults(urls.quotes, { words });
      /* Words that were tagged and untagged just now come before a passage to join. */
      const isAsked = mode() === "new" || (mode() === "join" && first?.is_here && !hasGoneOn);
      if (!first || !dialog.open || sending || !isAsked || field("quote").value) return;
      quote.choose(first);
      if (hasGoneOn) {
        say("A quote with like words is on file: see “an existing quote”.");
        return;
      }
      setMode("existing");
      form.querySelector("[name=mode]:checked").focus();
      say("A quote with like words is on file and chosen.");
    } catch {
      /* Only a suggestion: searching says what is wrong. */
    }
  }

  function payload() {
    const sent = { words: fragments, quote: null };
    if (mode() === "existing") return { ...sent, quote: quote.value?.id ?? null };
    const typed = Object.fromEntries(PLAIN.map((name) => [name, field(name).value.trim()]));
    return { ...sent, ...typed, speakers: speakers.payload(), document: source.value?.id ?? null };
  }

  /* Searched for, but not chosen: it would go missing without a word. */
  function notChosen() {
    const problem = ["Choose from the list, or empty the field."];
    return {
      ...(speakers.isSearching() && { speaker: problem }),
      ...(field("document").value.trim() && !source.value && { document: problem }),
    };
  }

  function clearErrors() {
    alert.hidden = true;
    alert.replaceChildren();
    for (const line of dialog.querySelectorAll(".desk-field-error")) line.remove();
    for (const input of dialog.querySelectorAll("[aria-invalid]")) {
      input.removeAttribute("aria-invalid");
      input.removeAttribute("aria-describedby");
    }
  }

  function showErrors(errors) {
    clearErrors();
    for (const [name, messages] of Object.entries(errors)) {
      const text = [messages].flat().join(" ");
      const row = part(`[data-field="${CSS.escape(name)}"]`);
      if (!row || row.hidden || row.closest("[hidden]")) {
        alert.append(crel("p", { textContent: text }));
        continue;
      }
      if (row.closest("details")) row.closest("details").open = true;
      const line = crel("span", { className: "desk-field-error", id: `tag-${name}-error`, textContent: text });
      row.append(line);
      field(name).setAttribute("aria-invalid", "true");
      field(name).setAttribute("aria-describedby", line.id);
    }
    alert.hidden = !alert.children.length;
    (part("[aria-invalid]") ?? alert).focus();
  }

  return new Promise((resolve) => {
    const finish = (answer) => {
      resolve(answer);
      dialog.close();
    };

    async function send() {
      if (sending) return;
      if (mode() === "join") {
        finish({ join: form.elements.passage.value });
        return;
      }
      if (mode() === "existing" && !quote.value) {
        showErrors({ quote: ["Choose a quote from the list, or say that it is a new one."] });
        return;
      }
      clearErrors();
      sending = new AbortController();
      submit.setAttribute("aria-disabled", "true");
      say("Saving …");
      try {
        const unknown = await tagNow;
        tagNow = null;
        if (unknown) {
          showErrors({ __all__: [`${unknown.message} What you send replaces all that the tag says.`] });
          return;
        }
        const unchosen = mode() === "new" ? notChosen() : {};
        if (Object.keys(unchosen).length) {
          showErrors(unchosen);
          return;
        }
        const { errors, tagged } = await postTag(urls.tag, payload(), sending.signal);
        if (errors) showErrors(errors);
        else finish({ tagged: { ...tagged, words } });
      } catch (error) {
        if (error.name !== "AbortError") showErrors({ __all__: [`${error.message} Your entries are kept.`] });
      } finally {
        sending = null;
        submit.removeAttribute("aria-disabled");
        say("");
      }
    }

    form.addEventListener("submit", (event) => {
      event.preventDefault();
      send();
    });
    form.addEventListener("input", ({ target }) => touched.add(target.id || target.name));
    form.addEventListener("change", showPanels);
    part("[data-does=cancel]").addEventListener("click", () => dialog.close());
    part("[data-does=untag]").addEventListener("click", () => finish({ untag: true }));
    dialog.addEventListener("close", () => sending?.abort());

    const isFilled = Object.keys(initial).length > 0;
    setMode(!isFilled && !current && passages[0]?.isNear ? "join" : "new");
    show(dialog, resolve);
    if (isFilled) fill(initial);
    else if (current?.id) tagNow = getJson(urls.passage, { id: current.id }).then(fill).catch((error) => error);
    else suggest();
    form.querySelector("[name=mode]:checked").focus();
    for (const type of ["focusin", "pointerdown", "keydown"]) {
      form.addEventListener(type, () => (hasGoneOn = true));
    }
  });
}
