/* The preview beside the text: what is kept of it, as readers would see it, on a desktop or a
   phone. It reloads after each autosave, where one was reading. */

const PHONE = 390;
const DESKTOP = 1280;

const make = (name, properties, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};

/** A button in `foot` that opens it; `url()` is the address of the preview now, `opened()` has what
 *  was typed kept, which refreshes it. Returns {refresh}. */
export function previewPane({ foot, url, opened }) {
  const toggle = make("button", { type: "button", className: "button", textContent: "Preview" });
  toggle.setAttribute("aria-expanded", "false");
  toggle.setAttribute("aria-controls", "desk-preview");
  foot.prepend(toggle);

  let pane = null;
  let frame = null;
  let width = window.innerWidth < 700 ? PHONE : DESKTOP;
  let scrolled = 0;

  function fit() {
    if (!frame) return;
    const stage = frame.parentElement;
    const scale = Math.min(1, stage.clientWidth / width);
    frame.style.width = `${width}px`;
    frame.style.height = `${stage.clientHeight / scale}px`;
    frame.style.transform = `scale(${scale})`;
  }

  function loaded() {
    const page = frame.contentDocument;
    if (!page?.body) return;
    frame.contentWindow.scrollTo(0, scrolled);
    page.addEventListener("click", (event) => {
      const link = event.target.closest?.("a[href]");
      if (!link || link.hash) return;
      /* The pages behind links may stand in no frame. */
      event.preventDefault();
      window.open(link.href, "_blank", "noopener");
    });
    page.addEventListener("keydown", (event) => event.key === "Escape" && close());
  }

  function show(chosen) {
    width = chosen;
    for (const button of pane.querySelectorAll("[data-width]")) {
      button.setAttribute("aria-pressed", String(Number(button.dataset.width) === width));
    }
    pane.dataset.width = width === PHONE ? "phone" : "desktop";
    fit();
  }

  function widthButton(name, pixels) {
    const button = make("button", { type: "button", className: "button", textContent: name });
    button.dataset.width = pixels;
    button.addEventListener("click", () => show(pixels));
    return button;
  }

  function open() {
    const shut = make("button", { type: "button", className: "button", textContent: "Close" });
    shut.addEventListener("click", close);
    frame = make("iframe", { title: "Preview", src: url() });
    frame.addEventListener("load", loaded);
    const bar = make(
      "div",
      { className: "desk-preview__bar" },
      widthButton("Desktop", DESKTOP),
      widthButton("Phone", PHONE),
      shut,
    );
    pane = make("aside", { id: "desk-preview", className: "desk-preview" }, bar,
      make("div", { className: "desk-preview__stage" }, frame));
    pane.setAttribute("aria-label", "Preview");
    pane.addEventListener("keydown", (event) => event.key === "Escape" && close());
    document.body.append(pane);
    document.body.classList.add("desk-previewing");
    toggle.setAttribute("aria-expanded", "true");
    show(width);
    bar.querySelector("[aria-pressed=true]").focus();
    opened();
  }

  function close() {
    pane.remove();
    pane = frame = null;
    document.body.classList.remove("desk-previewing");
    toggle.setAttribute("aria-expanded", "false");
    toggle.focus();
  }

  toggle.addEventListener("click", () => (pane ? close() : open()));
  window.addEventListener("resize", fit);
  return {
    refresh() {
      if (!frame) return;
      scrolled = frame.contentWindow?.scrollY ?? 0;
      frame.contentWindow.location.replace(url());
    },
  };
}
