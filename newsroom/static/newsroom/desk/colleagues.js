/* After an @ in a note: the names of colleagues, chosen with arrows and Enter. */

const CALLED = /(^|[^\w@.+-])@([\w.+-]*)$/;
const MOST = 6;

/** Offer names in every note field of the panel, which may be drawn anew at any time. */
export function offerColleagues(panel) {
  const list = document.createElement("ul");
  list.className = "desk-options desk-colleagues";
  list.id = "note-colleagues-offered";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Colleagues");
  let field = null;
  let active = 0;

  const names = () => JSON.parse(panel.querySelector("#note-colleagues").textContent);

  function close() {
    list.remove();
    field?.removeAttribute("aria-activedescendant");
    field?.removeAttribute("aria-controls");
    field = null;
  }

  function mark() {
    [...list.children].forEach((option, at) => option.setAttribute("aria-selected", at === active));
    field.setAttribute("aria-activedescendant", list.children[active].id);
  }

  function offer(target) {
    const begun = target.value.slice(0, target.selectionStart).match(CALLED)?.[2];
    const fitting =
      begun === undefined ? [] : names().filter((name) => name.startsWith(begun)).slice(0, MOST);
    if (!fitting.length) return close();
    field = target;
    active = 0;
    list.replaceChildren(
      ...fitting.map((name, at) => {
        const option = document.createElement("li");
        option.id = `note-colleague-${at}`;
        option.setAttribute("role", "option");
        option.textContent = `@${name}`;
        return option;
      }),
    );
    field.after(list);
    field.setAttribute("aria-controls", list.id);
    return mark();
  }

  function choose(index) {
    const end = field.selectionStart;
    const start = field.value.slice(0, end).lastIndexOf("@");
    field.setRangeText(`${list.children[index].textContent} `, start, end, "end");
    const chosen = field;
    close();
    chosen.focus();
  }

  panel.addEventListener("input", ({ target }) => target.matches("[data-note-text]") && offer(target));
  panel.addEventListener("focusout", close);
  list.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    const at = [...list.children].indexOf(event.target.closest("[role=option]"));
    if (at >= 0) choose(at);
  });
  panel.addEventListener("keydown", (event) => {
    if (!field?.isConnected) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      active = (active + step + list.children.length) % list.children.length;
      mark();
    } else if (event.key === "Enter" || event.key === "Tab") {
      choose(active);
    } else if (event.key === "Escape") {
      close();
    } else {
      return;
    }
    event.preventDefault();
  });
}
