/* “/” or Ctrl+K, anywhere at the desk: find a page, an article, a record, and go there. */

const PAUSE = 180; // milliseconds without a key

const link = document.querySelector("[data-find]");
let dialog = null;
let timer = null;
let request = null;
let active = -1;

const field = () => dialog.querySelector("input");
const options = () => [...dialog.querySelectorAll("[role=option]")];

function build() {
  dialog = document.createElement("dialog");
  dialog.className = "desk-goto";
  dialog.setAttribute("aria-label", "Find");
  dialog.innerHTML = `
    <label for="goto-words">Find an article, a person, a page …</label>
    <input id="goto-words" type="search" role="combobox" autocomplete="off" maxlength="200"
      aria-controls="goto-list" aria-expanded="false" aria-autocomplete="list">
    <ul id="goto-list" role="listbox" aria-label="Results"></ul>
    <p role="status"></p>`;
  document.body.append(dialog);
  field().addEventListener("input", askSoon);
  dialog.addEventListener("keydown", move);
  dialog.addEventListener("click", ({ target }) => target === dialog && dialog.close());
}

function open() {
  if (!dialog) build();
  if (dialog.open) return;
  dialog.showModal();
  field().select();
}

function askSoon() {
  clearTimeout(timer);
  request?.abort();
  show([]); // Enter must not go where an earlier key led.
  timer = setTimeout(ask, PAUSE);
}

async function ask() {
  request?.abort();
  request = new AbortController();
  const asked = field().value.trim();
  if (!asked) return show([]);
  try {
    const response = await fetch(`${link.href}?${new URLSearchParams({ q: asked })}`, {
      headers: { Accept: "application/json" },
      credentials: "same-origin",
      signal: request.signal,
    });
    if (!response.ok || response.redirected) throw new Error();
    const { results } = await response.json();
    return show(results, results.length ? "" : "Nothing is called so.");
  } catch (error) {
    return error.name === "AbortError" ? null : show([], "The server could not answer.");
  }
}

function show(results, sentence = "") {
  const items = results.map(({ text, detail, url }, at) => {
    const item = document.createElement("li");
    item.id = `goto-${at}`;
    item.setAttribute("role", "option");
    const way = document.createElement("a");
    way.href = url;
    way.tabIndex = -1;
    way.textContent = text;
    const note = document.createElement("small");
    note.textContent = detail;
    item.append(way, note);
    return item;
  });
  dialog.querySelector("ul").replaceChildren(...items);
  dialog.querySelector("[role=status]").textContent = sentence;
  field().setAttribute("aria-expanded", String(items.length > 0));
  mark(items.length ? 0 : -1);
}

function mark(index) {
  active = index;
  options().forEach((option, at) => {
    option.setAttribute("aria-selected", String(at === index));
    if (at === index) option.scrollIntoView({ block: "nearest" });
  });
  if (index < 0) field().removeAttribute("aria-activedescendant");
  else field().setAttribute("aria-activedescendant", `goto-${index}`);
}

function move(event) {
  const number = options().length;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && number) {
    mark((active + step + number) % number);
  } else if (event.key === "Enter" && active >= 0) {
    options()[active].querySelector("a").click();
  } else {
    return;
  }
  event.preventDefault();
}

const writes = ({ target }) =>
  target.isContentEditable || target.matches?.("input, textarea, select, [contenteditable]");

if (link) {
  document.addEventListener("keydown", (event) => {
    const isCtrlK = (event.ctrlKey || event.metaKey) && !event.altKey && event.key === "k";
    const isSlash = event.key === "/" && !event.ctrlKey && !event.metaKey && !writes(event);
    if (event.defaultPrevented || !(isCtrlK || isSlash)) return;
    event.preventDefault();
    open();
  });
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open();
  });
}
