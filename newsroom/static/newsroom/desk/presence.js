/* Who else has the article open, who is typing, and whether somebody saved meanwhile: asked every
   four seconds, seldom in a tab that nobody looks at. What was heard runs out by itself. */

const EVERY = 4000;
const IN_BACKGROUND = 45000;

/** `heard(answer)` gets {newer, is_binned}, `seen(others)` [{name, types, in_background}] whenever
 *  that changes; `lost(problem)` what the line says instead. */
export function presence({ form, config, post, heard, seen, lost }) {
  const url = config.urls.here;
  let others = [];
  let lastKey = -Infinity;
  let timer = null;
  let runningOut = null;
  let isAsking = false;
  let isGone = false;

  const tab = () => form.elements.tab?.value || config.tab;

  async function ask() {
    clearTimeout(timer);
    if (isAsking || isGone) return;
    isAsking = true;
    const wasHidden = document.hidden;
    const { data, problem } = await post(url, {
      tab: tab(),
      based_on: Number(form.elements.based_on?.value) || config.revision,
      types: Date.now() - lastKey < EVERY,
      in_background: wasHidden,
    });
    isAsking = false;
    if (data) {
      const now = Date.now();
      others = data.others.map((one) => ({
        ...one,
        until: now + one.for * 1000,
        typesUntil: now + one.types_for * 1000,
      }));
      heard(data);
    } else {
      others = [];
      lost(problem);
    }
    show();
    if (isGone) return;
    if (wasHidden !== document.hidden) ask();
    else timer = setTimeout(ask, document.hidden ? IN_BACKGROUND : EVERY);
  }

  /* Says who is there now, and looks again when the first of these signs runs out. */
  function show() {
    clearTimeout(runningOut);
    const now = Date.now();
    others = others.filter((one) => one.until > now);
    seen(others.map((one) => ({ ...one, types: one.typesUntil > now })));
    const ends = others.flatMap((one) => [one.until, one.typesUntil]).filter((end) => end > now);
    if (ends.length) runningOut = setTimeout(show, Math.min(...ends) - now + 50);
  }

  function typed() {
    const wasQuiet = Date.now() - lastKey > EVERY;
    lastKey = Date.now();
    if (wasQuiet) ask();
  }

  document.addEventListener("visibilitychange", ask);
  window.addEventListener("pagehide", () => {
    isGone = true;
    clearTimeout(timer);
    clearTimeout(runningOut);
    const token = document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
    const words = { csrfmiddlewaretoken: token, tab: tab(), leaves: "yes" };
    navigator.sendBeacon(url, new URLSearchParams(words));
  });
  ask();
  return { typed };
}
