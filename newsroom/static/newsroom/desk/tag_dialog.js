/* The dialog "Tag quote": who said the selected words, when, and in which document. */

import { crel } from "django-prose-editor/editor";
import { combobox } from "./combobox.js";
import { show } from "./dialogs.js";
import { hasInnerMarks } from "./words.js";
import { getResults, postTag } from "./desk_server.js";

const MARKUP = `
<form method="dialog" novalidate>
  <h2 id="tag-title"></h2>
  <blockquote id="tag-words"></blockquote>
  <p class="desk-note" data-part="note" hidden></p>
  <p class="desk-note" data-part="current" hidden></p>
  <div class="desk-alert" role="alert" tabindex="-1" hidden></div>
  <fieldset class="tag-mode">
    <legend>These words are</legend>
    <label><input type="radio" name="mode" value="new"> a new quote</label>
    <label><input type="radio" name="mode" value="existing"> an existing quote</label>
    <label data-part="can-join"><input type="radio" name="mode" value="join"> part of a passage in this article</label>
  </fieldset>
  <div data-panel="join" role="radiogroup" aria-label="Join to passage" class="tag-passages"></div>
  <div data-panel="existing">
    <p data-field="quote"><label for="tag-quote">Existing quote</label><input id="tag-quote"></p>
  </div>
  <div data-panel="new" class="tag-new">
    <p data-field="kind"><label for="tag-kind">The speaker is</label>
      <select id="tag-kind">
        <option value="person">a person</option>
        <option value="company">a company</option>
        <option value="spokesperson">a spokesperson for a company</option>
        <option value="document">a document</option>
        <option value="unnamed">an unnamed source</option>
      </select></p>
    <p data-field="speaker"><label for="tag-speaker"></label><input id="tag-speaker"></p>
    <p data-field="description"><label for="tag-description">Described in print as</label><input id="tag-description"></p>
    <p data-field="reason"><label for="tag-reason">Not named because (printed)</label><input id="tag-reason"></p>
    <p data-field="document"><label for="tag-document">Document</label><input id="tag-document"></p>
    <p data-field="place"><label for="tag-place">Place in it</label><input id="tag-place" placeholder="p. 3 or 00:14:05"></p>
    <p data-field="said_on"><label for="tag-said_on">Said on</label><input id="tag-said_on" spellcheck="false">
      <small>2022-05-23, 2022-05, 2022, 2022~</small></p>
    <p data-field="terms"><label for="tag-terms">Terms</label>
      <select id="tag-terms"><option value="on_record">On the record</option><option value="background">Background</option></select></p>
  </div>
  <p class="desk-status" role="status"></p>
  <div class="desk-buttons">
    <button type="submit" class="default"></button>
    <button type="button" data-does="cancel">Cancel</button>
    <button type="button" data-does="untag" hidden>Untag</button>
  </div>
</form>`;

const SPEAKER_LABELS = {
  person: "Speaker",
  company: "Company",
  spokesperson: "Spokesperson for",
  document: "Speaking document",
};
const CERTAINTY = {
  certain: "",
  possible: "perhaps in this post that day: check",
  none: "no post known on that day",
};

const sentence = (...parts) => parts.filter(Boolean).join(" · ");
const describeSpeaker = ({ text, post, detail, certainty }) => ({
  text,
  detail: sentence(post || detail, CERTAINTY[certainty]),
});
const describeDocument = ({ text, detail = "" }) => ({ text, detail });
const describeQuote = ({ text, speaker, said_on: day }) => ({ text, detail: sentence(speaker, day) });

/**
 * Ask who said `words`. Resolves to {tagged: passage}, {join: id}, {untag: true}, or null.
 * `current` is the passage the words have already; `passages` are those that can be joined.
 */
export function askForTag({ words, current, passages, urls, day }) {
  const dialog = crel("dialog", { className: "desk-dialog", "aria-labelledby": "tag-title" });
  dialog.innerHTML = MARKUP;
  const part = (selector) => dialog.querySelector(selector);
  const field = (name) => part(`#tag-${name}`);
  const [form, alert, submit] = ["form", ".desk-alert", "[type=submit]"].map(part);
  const say = (text) => (part("[role=status]").textContent = text);
  let isTouched = false;
  let sending = null;

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

  const kind = () => field("kind").value;
  const searchedKind = () => (kind() === "spokesperson" ? "company" : kind());
  const speaker = combobox(field("speaker"), {
    search: (q, signal) =>
      getResults(urls.speakers, { q, kind: searchedKind(), day: field("said_on").value }, signal),
    describe: describeSpeaker,
    say,
  });
  const source = combobox(field("document"), {
    search: (q, signal) => getResults(urls.documents, { q }, signal),
    describe: describeDocument,
    say,
  });
  const quote = combobox(field("quote"), {
    search: (q, signal) => getResults(urls.quotes, q ? { q } : { words }, signal),
    describe: describeQuote,
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
    const isUnnamed = kind() === "unnamed";
    part("[data-field=speaker]").hidden = isUnnamed;
    part("[data-field=description]").hidden = !isUnnamed && kind() !== "spokesperson";
    part("[data-field=reason]").hidden = !isUnnamed;
    part("label[for=tag-speaker]").textContent = SPEAKER_LABELS[kind()] ?? "";
  }

  /* Quotes with like words are offered as long as nothing has been answered yet. */
  async function suggest() {
    try {
      const [first] = await getResults(urls.quotes, { words });
      if (!first || isTouched || !dialog.open || mode() !== "new" || current) return;
      setMode("existing");
      quote.choose(first);
      form.querySelector("[name=mode]:checked").focus();
      say("A quote with like words is on file and chosen.");
    } catch {
      /* Only a suggestion: searching says what is wrong. */
    }
  }

  function payload() {
    if (mode() === "existing") {
      return { words, quote: quote.value?.id ?? null, speaker: null, document: null, place: "", said_on: "", terms: "" };
    }
    const value = (name) => (part(`[data-field=${name}]`).hidden ? "" : field(name).value.trim());
    const chosen = kind() === "unnamed" ? null : speaker.value;
    return {
      words,
      quote: null,
      speaker: {
        kind: kind(),
        id: chosen?.id ?? null,
        appointment: chosen?.appointment ?? null,
        description: value("description"),
        reason: value("reason"),
      },
      document: source.value?.id ?? null,
      place: value("place"),
      said_on: value("said_on"),
      terms: value("terms"),
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
        const { errors, tagged } = await postTag(urls.tag, payload(), sending.signal);
        if (errors) showErrors(errors);
        else finish({ tagged: { words, ...tagged } });
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
    form.addEventListener("input", () => (isTouched = true));
    form.addEventListener("change", (event) => {
      if (event.target === field("kind")) speaker.clear();
      showPanels();
    });
    part("[data-does=cancel]").addEventListener("click", () => dialog.close());
    part("[data-does=untag]").addEventListener("click", () => finish({ untag: true }));
    dialog.addEventListener("close", () => sending?.abort());

    setMode(passages[0]?.isNear ? "join" : "new");
    show(dialog, resolve);
    form.querySelector("[name=mode]:checked").focus();
    suggest();
  });
}
