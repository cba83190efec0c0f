/* Desk notes beside the text: sent without leaving the page, each leads to its place. */

import { bodyEditor } from "./body_editor.js";
import { offerColleagues } from "./colleagues.js";
import { showField, showWords } from "./places.js";

const AROUND = 60; // characters kept on either side of the words
const NOTED = ["headline", "standfirst", "lead_image"];

const panel = document.querySelector("[data-notes]");
let about = { place: "" };
let showNoted = () => {};

const token = () => document.querySelector("[name=csrfmiddlewaretoken]").value;
const newNote = () => panel.querySelector("[data-note-url]");

/** Send to the desk and show the panel as it answers: without the words that it took, with those
    that it refused and those typed since. */
async function send(url, fields, typed) {
  const sentAbout = about;
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  let response;
  try {
    response = await fetch(url, {
      method: "POST",
      body,
      headers: { "X-CSRFToken": token() },
      credentials: "same-origin",
    });
  } catch {
    return complain("The server cannot be reached. Your note is still here.");
  }
  if (response.redirected) {
    return complain("You are signed out. Sign in in another tab, then send the note again.");
  }
  if (!response.ok && response.status !== 400) {
    return complain(`The server could not take the note (${response.status}).`);
  }
  const html = await response.text();
  const at = document.activeElement;
  const isHere = at === document.body || panel.contains(at);
  const kept = [...panel.querySelectorAll("[data-note-text]")].map((field) => ({
    id: field.id,
    words: response.ok && field === typed ? since(fields.text, field.value) : field.value,
  }));
  panel.innerHTML = html;
  showNoted(notedWords());
  for (const { id, words } of kept) {
    const field = words && document.getElementById(id);
    if (field) write(field, words);
  }
  if (response.ok && about === sentAbout) about = { place: "" };
  showAbout();
  const place = at.matches("[data-note-text]") ? at.id : !response.ok && typed?.id;
  if (isHere) ((place && document.getElementById(place)) || panel.querySelector("#note-new")).focus();
}

/* What was typed after `sent` had left. */
const since = (sent, words) => (words.startsWith(sent) ? words.slice(sent.length).trimStart() : words);

function write(field, words) {
  const folded = field.closest("details");
  if (folded) folded.open = true;
  field.value = words;
}

function complain(sentence) {
  const line = panel.querySelector(".errornote") ?? panel.insertBefore(document.createElement("p"), panel.firstChild);
  line.className = "errornote";
  line.setAttribute("role", "alert");
  line.textContent = sentence;
}

/** What a new note would be about: the words selected, or the field the cursor was in last. */
function showAbout() {
  const line = newNote().querySelector("[data-note-about]");
  const field = about.place && about.place !== "body" && about.place.replace("_", " ");
  line.textContent = about.words ? `On “${about.words}”` : field ? `On the ${field}` : "";
  line.hidden = !line.textContent;
}

/* Of the open threads, those about words of the text. */
function notedWords() {
  const threads = [...panel.querySelectorAll(":scope > .desk-note-thread")];
  return threads.flatMap((thread) => {
    const link = thread.querySelector("[data-note-words]");
    if (!link) return [];
    const { noteWords: words, noteBefore: before, noteAfter: after } = link.dataset;
    const first = thread.querySelector(".desk-note");
    const [who, what] = [".desk-note-who strong", ":scope > :not(.desk-note-who)"].map((of) => first.querySelector(of));
    return [{ id: thread.id, words, before, after, told: `${who.textContent}: ${what.textContent.trim()}` }];
  });
}

function openThread(id) {
  const thread = document.getElementById(id);
  const folded = thread?.closest("details");
  if (folded) folded.open = true;
  thread?.scrollIntoView({ block: "center" });
  thread?.focus({ preventScroll: true });
}

function noticeSelection({ state }) {
  const { from, to, empty } = state.selection;
  if (empty) {
    about = { place: "" };
  } else {
    const between = (start, end) => state.doc.textBetween(start, end, " ", " ");
    about = {
      place: "body",
      words: between(from, to).trim().slice(0, 500),
      before: between(Math.max(0, from - AROUND), from),
      after: between(to, Math.min(state.doc.content.size, to + AROUND)),
    };
  }
  showAbout();
}

async function lead(link) {
  const { noteWords, noteBefore, noteAfter, noteField } = link.dataset;
  if (noteField) return showField(noteField);
  const found = await showWords(noteWords, noteBefore, noteAfter);
  if (!found) complain(`“${noteWords}” does not stand in the text any more.`);
  return found;
}

panel?.addEventListener("click", (event) => {
  const link = event.target.closest("[data-note-words], [data-note-field]");
  const button = event.target.closest("[data-note-send], [data-note-verb]");
  if (link) {
    event.preventDefault();
    lead(link);
  } else if (button) {
    const group = button.closest("[data-note-url], details");
    const typed = group?.querySelector("[data-note-text]");
    const isNew = "noteSend" in button.dataset;
    const text = { text: typed?.value ?? "" };
    if (isNew) send(newNote().dataset.noteUrl, { ...about, ...text }, typed);
    else send(button.dataset.noteVerb, text, typed);
  }
});

if (panel) {
  offerColleagues(panel);
  bodyEditor().then(async (editor) => {
    editor.on("selectionUpdate", () => noticeSelection(editor));
    // Not before: who only reads the text has notes, but no editor for these to be loaded from.
    const { markNotedWords } = await import("./noted_words.js");
    const { listShortcuts } = await import("./shortcuts.js");
    const begin = () => panel.querySelector("#note-new").focus();
    showNoted = markNotedWords(editor, { open: openThread, begin });
    showNoted(notedWords());
    listShortcuts("Notes", [["Mod-Alt-n", "To the note on these words; with words selected, a new note"]]);
  });
  document.addEventListener("focusin", ({ target }) => {
    const name = target.closest?.("form") && target.name;
    if (!NOTED.includes(name)) return;
    about = { place: name };
    showAbout();
  });
  const named = location.hash.match(/^#note-\d+$/) && document.querySelector(location.hash);
  if (named) openThread(named.id);
}
