/* Quotation marks, apostrophes, dashes and the ellipsis as printers set them, while one types. The
   button beside the text switches it off, and the browser remembers that. */

import { Extension, InputRule } from "django-prose-editor/editor";

const KEPT = "desk.typing";

/* [what stands before the cursor; its last group is replaced, what replaces it]. */
const RULES = [
  [/(?:^|[\s{[(<'‘“—–/])(")$/, "“"],
  [/(")$/, "”"],
  [/(?:^|[\s{[(<"“‘—–/])(')$/, "‘"],
  [/(')$/, "’"],
  [/(?:^|[\s“(])(‘)(\d\ds)$/, "’"], // the ’90s
  [/(--)$/, "–"],
  [/(–-)$/, "—"],
  [/(\.\.\.)$/, "…"],
];

function readIsOn() {
  try {
    return localStorage.getItem(KEPT) !== "off";
  } catch {
    return true; // No storage: on, until switched off on this page.
  }
}

function keep(isOn) {
  try {
    localStorage.setItem(KEPT, isOn ? "on" : "off");
  } catch {
    /* Then it holds for this page only. */
  }
}

export const Typing = Extension.create({
  name: "typing",

  addStorage() {
    return { isOn: readIsOn() };
  },

  addInputRules() {
    return RULES.map(([find, printed]) => {
      const handler = ({ state, range, match }) => {
        if (!this.storage.isOn) return null;
        const insert = printed + (match[2] ?? "");
        // The character just typed is not in the text yet: the range ends before it.
        const from = Math.min(range.from + match[0].length - match[1].length - (match[2]?.length ?? 0), range.to);
        state.tr.insertText(insert, from, range.to);
        return undefined;
      };
      return new InputRule({ find, handler });
    });
  },

  addMenuItems({ buttons, menu }) {
    const name = "Smart quotes and dashes";
    menu.defineItem({
      name: "typing",
      groups: "help",
      priority: 110,
      button: buttons.text("“–”", `${name} while typing`),
      active: () => this.storage.isOn,
      command: (editor) => {
        this.storage.isOn = !this.storage.isOn;
        keep(this.storage.isOn);
        editor.view.dispatch(editor.state.tr.setMeta("addToHistory", false));
      },
    });
  },
});
