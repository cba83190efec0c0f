/* Names offered while somebody types in a search field, by the ARIA combobox pattern. Without
   this, or where the server does not answer, the field searches as ever. */

const PAUSE = 150;

document.querySelectorAll("form[data-suggest]").forEach((form) => {
  const input = form.elements.q;
  const list = document.createElement("ul");
  const count = document.createElement("p");
  let active = -1;
  let timer;
  let request;

  list.id = `${input.id}-names`;
  list.className = "suggested";
  count.className = "visually-hidden";
  list.hidden = true;
  set(list, { role: "listbox", "aria-label": "Names on record" });
  set(count, { role: "status" });
  input.removeAttribute("list");
  set(input, { role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id });
  input.after(list, count);
  close();

  function set(element, attributes) {
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  }

  function activate(index) {
    active = index;
    [...list.children].forEach((option, at) => set(option, { "aria-selected": at === index }));
    const option = list.children[index];
    set(input, { "aria-activedescendant": option?.id ?? "" });
    option?.scrollIntoView({ block: "nearest" });
  }

  function show(options) {
    list.replaceChildren(...options);
    list.hidden = !options.length;
    set(input, { "aria-expanded": !list.hidden });
    count.textContent = options.length ? `Names: ${options.length}` : "";
    activate(-1);
  }

  function stop() {
    clearTimeout(timer);
    request?.abort();
  }

  function close() {
    stop();
    show([]);
  }

  async function ask() {
    stop();
    request = new AbortController();
    const { signal } = request;
    const address = `${form.dataset.suggest}?q=${encodeURIComponent(input.value)}`;
    try {
      const [, names, kinds, pages] = await (await fetch(address, { signal })).json();
      if (!signal.aborted) show(names.map((name, at) => option(at, name, kinds[at], pages[at])));
    } catch {
      if (!signal.aborted) close();
    }
  }

  function option(index, name, kind, page) {
    const item = document.createElement("li");
    const small = document.createElement("small");
    small.textContent = kind;
    item.append(name, " ", small);
    item.id = `${list.id}-${index}`;
    item.dataset.page = new URL(page).pathname;
    set(item, { role: "option" });
    return item;
  }

  function go(option) {
    const { page } = option.dataset;
    close();
    location.assign(page);
  }

  input.addEventListener("input", () => {
    stop();
    activate(-1); // Enter must not go to what an earlier key found.
    if (input.value.trim()) timer = setTimeout(ask, PAUSE);
    else close();
  });
  input.addEventListener("blur", close);
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) go(option);
  });
  input.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.isComposing) return;
    if (step && list.hidden && input.value.trim()) ask();
    else if (step && !list.hidden) {
      // Past either end stands what was typed.
      const places = list.children.length + 1;
      activate(((active + 1 + step + places) % places) - 1);
    } else if (event.key === "Enter" && active >= 0) go(list.children[active]);
    else if (event.key === "Escape" && !list.hidden) close();
    else return;
    event.preventDefault();
  });
});
