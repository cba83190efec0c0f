/* A search field with a list of results: the ARIA combobox pattern, arrow keys first. */

import { crel } from "django-prose-editor/editor";

const PAUSE = 180;

/**
 * Make `input` a combobox with its list and the line about what was chosen after it.
 * `search(words, signal)` promises results; `describe(result)` gives {text, detail}, plain text,
 * and may give `src`, a small picture. Returns {value, choose(result), offer(results), find(),
 * clear()}; `value` is the chosen result or null.
 */
export function combobox(input, { search, describe, say }) {
  const list = crel("ul", { className: "desk-options", role: "listbox", hidden: true });
  const chosen = crel("p", { className: "desk-chosen", hidden: true });
  list.id = `${input.id}-options`;
  list.setAttribute("aria-label", input.labels[0]?.textContent ?? "Results");
  chosen.id = `${input.id}-chosen`;
  input.after(list, chosen);
  input.autocomplete = "off";
  for (const [name, value] of Object.entries({
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": list.id,
  })) {
    input.setAttribute(name, value);
  }

  let results = [];
  let active = -1;
  let timer = null;
  let request = null;
  let isAsking = false;
  const box = { value: null, choose, offer, find, clear };

  function stop() {
    clearTimeout(timer);
    request?.abort();
    isAsking = false;
  }

  function close() {
    stop();
    list.hidden = true;
    list.replaceChildren();
    input.setAttribute("aria-expanded", "false");
    activate(-1);
  }

  function activate(index) {
    active = index;
    list.querySelectorAll("[role=option]").forEach((option, at) => {
      option.setAttribute("aria-selected", String(at === index));
      if (at === index) option.scrollIntoView({ block: "nearest" });
    });
    if (index < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", `${list.id}-${index}`);
  }

  function open(children) {
    list.replaceChildren(...children);
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
  }

  function offer(found) {
    results = found;
    if (!found.length) {
      open([crel("li", { className: "desk-none", textContent: "Nothing found" })]);
      activate(-1);
      say("Nothing found");
      return;
    }
    open(
      found.map((result, index) => {
        const { text, detail, src } = describe(result);
        const option = crel("li", { role: "option", id: `${list.id}-${index}` }, [
          ...(src ? [crel("img", { src, alt: "", loading: "lazy" })] : []),
          crel("b", { textContent: text }),
        ]);
        if (detail) option.append(" ", crel("small", { textContent: detail }));
        option.addEventListener("pointerdown", (event) => event.preventDefault());
        option.addEventListener("click", () => choose(result));
        return option;
      }),
    );
    activate(0);
    say(`${found.length} found`);
  }

  /* `quiet`: a list without results is not opened; nobody asked for it. */
  async function find({ quiet = false } = {}) {
    stop();
    request = new AbortController();
    const { signal } = request;
    isAsking = !quiet;
    try {
      const found = await search(input.value.trim(), signal);
      if (signal.aborted) return;
      isAsking = false;
      if (found.length || !quiet) offer(found);
    } catch (error) {
      if (signal.aborted || quiet) return;
      isAsking = false;
      const text = `The search did not answer (${error.message}). Type to try again.`;
      results = [];
      open([crel("li", { className: "desk-none", textContent: text })]);
      say(text);
    }
  }

  function choose(result) {
    const { text, detail } = describe(result);
    box.value = result;
    input.value = text;
    chosen.textContent = detail;
    chosen.hidden = !detail;
    close();
    say("");
    input.dispatchEvent(new CustomEvent("chosen", { bubbles: true }));
  }

  function forget() {
    box.value = null;
    chosen.hidden = true;
  }

  function clear() {
    close();
    forget();
    input.value = "";
  }

  input.addEventListener("input", () => {
    forget();
    close(); // Enter must not choose from what an earlier key found.
    if (!input.value.trim()) return;
    isAsking = true;
    timer = setTimeout(() => find(), PAUSE);
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    const isOpen = !list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!isOpen) find();
      else if (results.length) {
        const step = event.key === "ArrowDown" ? 1 : -1;
        activate((active + step + results.length) % results.length);
      }
    } else if (event.key === "Enter" && isOpen && active >= 0) {
      event.preventDefault();
      choose(results[active]);
    } else if (event.key === "Enter" && isAsking) {
      event.preventDefault(); // Would send the form without what is about to be offered.
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  });
  return box;
}
