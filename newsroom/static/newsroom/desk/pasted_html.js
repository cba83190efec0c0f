/* What other programs put on the clipboard, read as an editor would: paragraphs, headings, lists,
   tables, links, bold, italic. Everything else goes: fonts, colours, pictures, comments, what
   tracked changes deleted. HTML in, HTML out; knows nothing of the editor.

   Styles are read as text, and renamed before they are parsed: the strict policy refuses each with
   an error, `element.style` stays empty, and then Google Docs' wrapper
   `<b style="font-weight:normal">` would make everything bold. */

const DROPPED = "script, style, meta, link, title, head, xml, del, img, picture, svg, object, iframe, button, input, select, textarea";
const BLOCKS = new Set([
  ...["P", "DIV", "SECTION", "ARTICLE", "HEADER", "FOOTER", "MAIN", "ASIDE", "CENTER", "ADDRESS", "PRE"],
  ...["H1", "H2", "H3", "H4", "H5", "H6", "UL", "OL", "LI", "DL", "DT", "DD", "BLOCKQUOTE", "HR"],
  ...["TABLE", "THEAD", "TBODY", "TFOOT", "TR", "TD", "TH", "FIGURE", "FIGCAPTION"],
]);
const HEADINGS = { H1: "h2", H2: "h3", H3: "h3", H4: "h3", H5: "h3", H6: "h3" };
const LINK = /^(https?:\/\/|mailto:)/i;
const WORD_LIST = /mso-list:\s*l\d+\s+level(\d+)/i;
const NUMBERED = /^\s*\(?(\d+|[a-z]|[ivxlc]+)[.)]/i;

const withoutStyles = (html) =>
  html.replace(/<style[\s\S]*?<\/style\s*>/gi, "").replace(/(<[a-z][^<>]*?\s)style(?=\s*=)/gi, "$1data-style");
const styleOf = (element) => element.dataset.style?.toLowerCase() ?? "";
const isBlock = (node) => node.nodeType === 1 && BLOCKS.has(node.tagName);
const hasBlock = (element) => [...element.querySelectorAll("*")].some(isBlock);

/** The same text with the tags an article may have. */
export function tidied(html) {
  const source = new DOMParser().parseFromString(withoutStyles(html), "text/html");
  for (const element of source.body.querySelectorAll(DROPPED)) element.remove();
  for (const element of source.body.querySelectorAll("[data-style*='mso-' i], [data-style*='none' i], [class^='Mso']")) {
    if (isWordsOwn(element)) element.remove();
  }
  const target = source.implementation.createHTMLDocument("");
  const writer = new Writer(target);
  writer.blocks(source.body, target.body);
  return target.body.innerHTML;
}

/* Comments, the anchors that lead to them, and what stands in Word's margins. */
function isWordsOwn(element) {
  const style = styleOf(element);
  return (
    /mso-element:\s*(comment|footnote|endnote)/.test(style) ||
    /mso-hide:\s*all|display:\s*none/.test(style) ||
    /^(MsoCommentReference|msocom)/i.test(element.className)
  );
}

class Writer {
  constructor(document) {
    this.document = document;
  }

  make(tag, parent) {
    return parent.appendChild(this.document.createElement(tag));
  }

  /* The children of `source` as blocks of `parent`; words that stand loose become paragraphs. */
  blocks(source, parent) {
    let loose = null;
    for (const node of source.childNodes) {
      if (node.nodeType === 1 && (isBlock(node) || hasBlock(node))) {
        loose = null;
        this.block(node, parent);
      } else if (node.nodeType === 1 && node.tagName === "BR") {
        loose = null;
      } else if (loose || node.textContent.trim()) {
        loose ??= this.make("p", parent);
        this.inline(node, loose, {});
      }
    }
    for (const paragraph of parent.querySelectorAll(":scope > p")) trim(paragraph);
  }

  block(element, parent) {
    const { tagName } = element;
    const level = WORD_LIST.exec(styleOf(element))?.[1];
    if (level && tagName !== "LI") return this.wordItem(element, Number(level), parent);
    if (tagName === "UL" || tagName === "OL") return this.list(element, parent);
    if (tagName === "TABLE") return this.table(element, parent);
    if (tagName === "HR") return this.make("hr", parent);
    if (tagName === "BLOCKQUOTE") return this.within("blockquote", element, parent);
    if (hasBlock(element)) return this.blocks(element, parent);
    if (!element.textContent.trim()) return null;
    const heading = HEADINGS[tagName];
    const block = this.make(heading ?? "p", parent);
    // A heading is bold by itself.
    this.children(element, block, heading ? { isHeading: true } : {});
    return trim(block);
  }

  within(tag, element, parent) {
    const block = this.make(tag, parent);
    this.blocks(element, block);
    if (!block.textContent.trim()) block.remove();
    return block;
  }

  list(element, parent) {
    const list = this.make(element.tagName.toLowerCase(), parent);
    for (const child of element.children) {
      if (child.tagName === "UL" || child.tagName === "OL") {
        // Google Docs puts a list inside a list between the items.
        this.list(child, list.lastElementChild ?? this.make("li", list));
      } else {
        this.within("li", child, list);
      }
    }
    if (!list.children.length) list.remove();
  }

  /* Word has no lists: paragraphs with a level, and a bullet or number as text. */
  wordItem(element, level, parent) {
    const marker = element.querySelector("[data-style*='mso-list' i]");
    const isNumbered = NUMBERED.test(marker?.textContent ?? element.textContent);
    marker?.remove();
    const tag = isNumbered ? "ol" : "ul";
    let list = parent.lastElementChild;
    if (!list?.hasAttribute("data-word")) list = this.wordList(tag, parent);
    for (let depth = 1; depth < level; depth += 1) {
      const item = list.lastElementChild ?? this.make("li", list);
      const inner = item.lastElementChild;
      list = inner?.hasAttribute("data-word") ? inner : this.wordList(tag, item);
    }
    const paragraph = this.make("p", this.make("li", list));
    this.children(element, paragraph, {});
    trim(paragraph);
  }

  wordList(tag, parent) {
    const list = this.make(tag, parent);
    list.setAttribute("data-word", "");
    return list;
  }

  table(element, parent) {
    const table = this.make("table", parent);
    const body = this.make("tbody", table);
    for (const row of element.rows) {
      const made = this.make("tr", body);
      for (const cell of row.cells) {
        const copy = this.make(cell.tagName.toLowerCase(), made);
        for (const name of ["colspan", "rowspan"]) {
          if (cell.hasAttribute(name)) copy.setAttribute(name, cell.getAttribute(name));
        }
        this.blocks(cell, copy);
      }
    }
  }

  children(element, parent, marks) {
    for (const node of element.childNodes) this.inline(node, parent, marks);
  }

  inline(node, parent, marks) {
    if (node.nodeType === 3) this.text(node.data, parent, marks);
    if (node.nodeType !== 1) return;
    if (node.tagName === "BR") {
      this.make("br", parent);
      return;
    }
    const style = styleOf(node);
    const inner = { ...marks, ...emphasisOf(node, style) };
    if (marks.isHeading) inner.bold = false;
    const href = node.tagName === "A" ? addressOf(node) : "";
    if (href) inner.href = href;
    if (/mso-spacerun/.test(style) || node.classList.contains("Apple-converted-space")) {
      this.text(" ", parent, inner);
    } else {
      this.children(node, parent, inner);
    }
  }

  text(written, parent, marks) {
    const [, before, words, after] = /^(\s*)([\s\S]*?)(\s*)$/.exec(written.replace(/[\t\n\r ]+/g, " "));
    // Space around marked words is not marked.
    parent.append(before);
    if (words) this.marked(words, parent, marks);
    parent.append(after);
  }

  marked(words, parent, { bold, italic, href }) {
    let place = parent;
    if (href) {
      place = this.make("a", place);
      place.setAttribute("href", href);
    }
    if (bold) place = this.make("strong", place);
    if (italic) place = this.make("em", place);
    place.append(words);
  }
}

/* What an element says of weight and slant; nothing where it says nothing. */
function emphasisOf({ tagName }, style) {
  const marks = {};
  if (tagName === "B" || tagName === "STRONG") marks.bold = true;
  if (tagName === "I" || tagName === "EM" || tagName === "CITE") marks.italic = true;
  const weight = /(?:^|;)\s*font-weight:\s*([a-z0-9]+)/.exec(style)?.[1];
  if (weight) marks.bold = weight.startsWith("bold") || Number(weight) >= 600;
  const slant = /(?:^|;)\s*font-style:\s*([a-z]+)/.exec(style)?.[1];
  if (slant) marks.italic = slant === "italic" || slant === "oblique";
  return marks;
}

/* Where a link leads; Google wraps those of its documents into an address of its own. */
function addressOf(link) {
  const href = (link.getAttribute("href") ?? "").trim();
  const wrapped = /^https:\/\/www\.google\.com\/url\?/.test(href) && new URL(href).searchParams.get("q");
  const address = wrapped || href;
  return LINK.test(address) ? address : "";
}

/* Space and line breaks at either end of a paragraph are layout; an empty one is nothing. */
function trim(block) {
  const isSpace = (node) => node.nodeName === "BR" || !node.textContent.trim();
  while (block.firstChild && isSpace(block.firstChild)) block.firstChild.remove();
  while (block.lastChild && isSpace(block.lastChild)) block.lastChild.remove();
  if (!block.childNodes.length) block.remove();
  return block;
}
