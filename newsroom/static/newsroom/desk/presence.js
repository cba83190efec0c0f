/* Who else has the article open, who is typing, and whether somebody saved meanwhile: asked every
   few seconds, seldom in a tab that nobody looks at. */

const EVERY = 4000;
const IN_BACKGROUND = 45000;
const AT_ONCE_AFTER = 4000;

/** `heard(answer)` gets {others, newer, is_binned}; `lost(problem)` what the line says instead. */
export function presence({ form, config, post, heard, lost }) {
  const url = config.urls.here;
  let types = false;
  let lastKey = 0;
  let timer = null;
  let isAsking = false;
  let isGone = false;

  const body = (more) => ({
    tab: form.elements.tab?.value || config.tab,
    based_on: Number(form.elements.based_on?.value) || config.revision,
    ...more,
  });

  async function ask() {
    clearTimeout(timer);
    if (isAsking || isGone) return;
    isAsking = true;
    const sign = { types, in_background: document.hidden };
    types = false;
    const { data, problem } = await post(url, body(sign));
    isAsking = false;
    if (data) heard(data);
    else lost(problem);
    if (!isGone) timer = setTimeout(ask, document.hidden ? IN_BACKGROUND : EVERY);
  }

  function typed() {
    types = true;
    const wasQuiet = Date.now() - lastKey > AT_ONCE_AFTER;
    lastKey = Date.now();
    if (wasQuiet) ask();
  }

  document.addEventListener("visibilitychange", ask);
  window.addEventListener("pagehide", () => {
    isGone = true;
    clearTimeout(timer);
    post(url, body({ leaves: true }), { keepalive: true });
  });
  ask();
  return { typed };
}
