/* Who speaks, in the dialog "Tag quote": one speaker being chosen, and those chosen before. */

import { crel } from "django-prose-editor/editor";
import { combobox } from "./combobox.js";
import { getResults } from "./desk_server.js";

const LABELS = {
  person: "Speaker",
  company: "Company",
  spokesperson: "Spokesperson for",
  document: "Speaking document",
};
const NEW = ["new_name", "new_role", "new_type", "new_company"];
const CERTAINTY = {
  certain: "",
  possible: "perhaps in this post that day: check",
  none: "no post known on that day",
};
const sentence = (...parts) => parts.filter(Boolean).join(" · ");
const describe = ({ text, post, detail, certainty }) => ({
  text,
  detail: sentence(post || detail, CERTAINTY[certainty]),
});

/**
 * Run the fields for speakers in `dialog`. `near` is what the text says {before, after} the words:
 * people named there come first. Returns {payload(), isSearching(), add(speakers), clear()}.
 */
export function speakerFields(dialog, { urls, near, say }) {
  const part = (selector) => dialog.querySelector(selector);
  const field = (name) => part(`#tag-${name}`);
  const row = (name) => part(`[data-field=${name}]`);
  const list = part(".tag-speakers");
  let chosen = [];
  let isNew = false;

  const kind = () => field("kind").value;
  const searchedKind = () => (kind() === "spokesperson" ? "company" : kind());
  const search = (q, signal) =>
    getResults(urls.speakers, { q, kind: searchedKind(), day: field("said_on").value, ...near }, signal);
  const speaker = combobox(field("speaker"), { search, describe, say });
  const company = combobox(field("new_company"), { search: companiesFor, describe, say });
  // Whoever the text names near the words is offered before a key is pressed.
  field("speaker").addEventListener("focus", () => {
    if (!field("speaker").value && kind() !== "document" && (near.before || near.after)) speaker.find({ quiet: true });
  });

  /* Those on file, and last of all the name itself as a company to be proposed. */
  async function companiesFor(q, signal) {
    const found = await getResults(urls.speakers, { q, kind: "company", ...near }, signal);
    const isOnFile = found.some(({ text }) => text.toLowerCase() === q.toLowerCase());
    return isOnFile || !q ? found : [...found, { id: null, fresh: q, text: q, detail: "Not on file: propose it" }];
  }

  function showFields() {
    const isUnnamed = kind() === "unnamed";
    const isPerson = kind() === "person";
    if (!isPerson) isNew = false;
    row("speaker").hidden = isUnnamed || isNew;
    for (const name of NEW) row(name).hidden = !isNew;
    row("description").hidden = !isUnnamed && kind() !== "spokesperson";
    row("reason").hidden = !isUnnamed;
    part("label[for=tag-speaker]").textContent = LABELS[kind()] ?? "";
    const change = part("[data-does=new-person]");
    change.hidden = !isPerson;
    change.textContent = isNew ? "On file: search" : "Not on file: new person";
  }

  const value = (name) => (row(name).hidden ? "" : field(name).value.trim());

  /* The speaker in the fields, as the server takes it. */
  function current() {
    const one = { kind: kind(), description: value("description"), reason: value("reason") };
    if (isNew) {
      const fresh = {
        name: value("new_name"),
        role: value("new_role"),
        type: value("new_type"),
        company: company.value?.id ?? null,
        company_name: company.value?.fresh ?? "",
      };
      return { ...one, new: fresh, text: fresh.name, post: sentence(fresh.role, company.value?.text) };
    }
    if (kind() === "unnamed") return { ...one, text: one.description };
    const { id = null, appointment = null, text = "", post = "" } = speaker.value ?? {};
    return { ...one, id, appointment, text, post };
  }

  const isFilled = (one) => Boolean(one.id || one.new?.name || (one.kind === "unnamed" && one.description));

  function clearFields() {
    isNew = false;
    speaker.clear();
    company.clear();
    for (const name of ["new_name", "new_role", "new_type", "description", "reason"]) field(name).value = "";
    showFields();
  }

  function showChosen() {
    list.hidden = !chosen.length;
    list.replaceChildren(
      ...chosen.map((one, index) => {
        const remove = crel("button", { type: "button", textContent: "Remove" });
        remove.setAttribute("aria-label", `Remove ${one.text}`);
        remove.addEventListener("click", () => {
          chosen = chosen.filter((_, at) => at !== index);
          showChosen();
          field("kind").focus();
        });
        const told = one.kind === "spokesperson" ? `${one.description || "a spokesperson"}, ${one.text}` : one.text;
        return crel("li", {}, [sentence(told, one.post), " ", remove]);
      }),
    );
  }

  function add(speakers) {
    chosen = [...chosen, ...speakers];
    showChosen();
  }

  part("[data-does=new-person]").addEventListener("click", () => {
    isNew = !isNew;
    if (isNew && !field("new_name").value) field("new_name").value = field("speaker").value;
    showFields();
    field(isNew ? "new_name" : "speaker").focus();
  });
  part("[data-does=another]").addEventListener("click", () => {
    const one = current();
    if (!isFilled(one)) {
      say("Choose this speaker first.");
    } else {
      add([one]);
      clearFields();
      say(`${one.text} speaks, and who else?`);
    }
    field("kind").focus();
  });
  field("kind").addEventListener("change", () => {
    speaker.clear();
    showFields();
  });
  showFields();

  return {
    add,
    payload() {
      const one = current();
      const all = chosen.length && !isFilled(one) ? chosen : [...chosen, one];
      return all.map(({ text, post, ...sent }) => sent);
    },
    isSearching: () => Boolean(value("speaker")) && !speaker.value,
    clear() {
      chosen = [];
      showChosen();
      clearFields();
    },
  };
}
