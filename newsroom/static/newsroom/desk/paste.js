/* Pasting from Word, Google Docs and web pages. What this editor copied itself stays as it is. */

import { Extension, pm } from "django-prose-editor/editor";
import { tidied } from "./pasted_html.js";

export const PastedText = Extension.create({
  name: "pastedText",

  addProseMirrorPlugins() {
    const isOwn = (html) => /\bdata-pm-slice=/.test(html);
    return [
      new pm.state.Plugin({
        props: { transformPastedHTML: (html) => (isOwn(html) ? html : tidied(html)) },
      }),
    ];
  },
});
