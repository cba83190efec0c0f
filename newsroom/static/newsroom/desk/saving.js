/* The article's page while somebody writes: keeps the text, says how it stands and who else is
   here, and sends what an earlier page could not. */

import { newTab } from "./form_text.js";
import { allKeptHere, forgetHere } from "./kept_here.js";
import { keeper } from "./keeper.js";
import { presence } from "./presence.js";
import { previewPane } from "./preview_pane.js";
import { serverLine } from "./server_line.js";

const config = JSON.parse(document.getElementById("desk-saving-config")?.textContent || "null");
const form = document.getElementById("article_form");

const WHY = {
  unreachable: "The server cannot be reached.",
  signed_out: "You are signed out. Sign in in another tab.",
  another_user: "Somebody else signed in in this browser.",
  gone: "The article is not there any more, or not yours.",
  refused: "The server refused this text.",
};

const make = (name, properties, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};
const listed = (names) =>
  names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${names.at(-1)}` : names[0];

function start() {
  const clock = new Intl.DateTimeFormat("en-GB", {
    hour: "2-digit",
    minute: "2-digit",
    timeZone: config.zone,
  });
  const line = document.getElementById("desk-saved");
  const trouble = document.getElementById("desk-trouble");
  const others = document.getElementById("desk-others");
  const newer = document.getElementById("desk-newer");
  const notices = document.getElementById("desk-unsaved");
  const asSaved = line.textContent;
  const post = serverLine({ user: config.user, tokenUrl: config.urls.token });
  /* The form's values come from the server, never from the browser's memory of an older page,
     which would pass old words off as grown from the newest revision. */
  form.setAttribute("autocomplete", "off");

  function say(element, text) {
    if (element.textContent !== text) element.textContent = text;
    element.hidden = !text;
  }

  function show({ state, at, problem, text }) {
    line.dataset.state = state;
    if (state === "as_saved") say(line, asSaved);
    if (state === "typing") say(line, "Draft not saved yet");
    if (state === "kept") say(line, `Draft saved ${clock.format(at)}`);
    if (state === "here") say(line, `Kept in this browser ${clock.format(at)}`);
    if (state === "nowhere") say(line, "Not saved anywhere");
    const why = (problem === "refused" && text) || WHY[problem] || "";
    const then = {
      here: problem === "refused" || problem === "another_user" ? "Your text is kept in this browser." : "Your text is kept in this browser and will be sent.",
      nowhere: "This browser has no room to keep your text: copy it, or do not close this page.",
    }[state];
    say(trouble, then ? `${why} ${then}` : "");
    if (state === "kept" || state === "as_saved") preview?.refresh();
  }

  const actions = document.querySelector(".desk-actions");
  const preview =
    config.urls.preview && actions
      ? previewPane({
          foot: actions,
          opened: () => kept?.send(),
          url: () => `${config.urls.preview}?tab=${form.elements.tab?.value ?? ""}`,
        })
      : null;
  const kept = form.elements.tab ? keeper({ form, config, post, show }) : null;
  if (!kept) config.tab = newTab();

  const here =
    config.article === null
      ? null
      : presence({
          form,
          config,
          post,
          heard(answer) {
            if (kept?.hasProblem()) kept.send();
            tellNewer(answer.newer);
            if (answer.is_binned) say(trouble, "Somebody put this article into the bin. Your text is kept.");
          },
          seen(people) {
            const of = (fits) => people.filter(fits).map((one) => one.name);
            const groups = [
              [of((one) => one.types), ["is", "are"], "typing"],
              [of((one) => !one.types && !one.in_background), ["has", "have"], "this open too"],
              [of((one) => one.in_background), ["has", "have"], "this in a background tab"],
            ];
            const said = groups
              .filter(([names]) => names.length)
              .map(([names, [one, more], what]) => `${listed(names)} ${names.length > 1 ? more : one} ${what}`);
            say(others, said.length ? `${said.join("; ")}.` : "");
          },
          lost(problem) {
            if (!kept?.hasProblem() && problem !== "gone") say(trouble, WHY[problem] ?? "");
            if (problem === "unreachable") kept?.send();
          },
        });

  function tellNewer(save) {
    if (!save) {
      newer.hidden = true;
      return;
    }
    if (newer.dataset.number === String(save.number)) return;
    newer.dataset.number = save.number;
    const who = save.is_mine ? "You saved this article in another tab" : `${save.by} saved this article`;
    const merges = save.is_mine
      ? " When you save, what you changed here is added to it."
      : " When you save, you are shown both texts and take from each.";
    const then = kept?.isChanged() ? merges : "";
    newer.replaceChildren(`${who} at ${clock.format(Date.parse(save.at))}.${then} `);
    newer.append(
      make("a", {
        href: location.pathname,
        textContent: kept?.isChanged() ? "Read it in a new tab" : "Load it",
        target: kept?.isChanged() ? "_blank" : "",
        rel: "noopener",
      }),
    );
    newer.hidden = false;
  }

  if (kept) {
    const typed = () => {
      kept.typed();
      if (kept.isBehind()) here?.typed();
    };
    form.addEventListener("input", typed);
    form.addEventListener("change", typed);
    form.addEventListener("formset:added", typed);
    form.addEventListener("formset:removed", typed);
    /* Fields that are filled by other scripts do not say so. */
    setInterval(() => kept.typed(), 5000);
    window.addEventListener("online", () => kept.send());
    document.addEventListener("visibilitychange", () => {
      if (document.hidden) kept.send();
    });
    window.addEventListener("pagehide", kept.lastWords);
    form.addEventListener("submit", (event) => submitted(event));
  }

  /* A form that leaves for a server that does not answer would be gone. */
  let isHeld = false;
  async function submitted(event) {
    const sent = kept.text();
    kept.keepInBrowser();
    if (kept.hasProblem() && !event.defaultPrevented) {
      event.preventDefault();
      if (isHeld) return;
      isHeld = true;
      await kept.send();
      isHeld = false;
      if (kept.hasProblem()) {
        trouble.scrollIntoView({ block: "nearest" });
        return;
      }
      form.requestSubmit(event.submitter);
      return;
    }
    setTimeout(() => {
      if (!event.defaultPrevented) kept.pause(sent);
    });
  }

  /* What an earlier page kept in this browser goes to the server, and is offered from there. */
  async function sendLeftovers() {
    const own = form.elements.tab?.value;
    let isOffered = false;
    for (const entry of allKeptHere(config.user)) {
      if (entry.tab === own) continue;
      const { article, at, url, ...text } = entry;
      const { data, problem } = await post(url, text);
      if (problem === "unreachable" || problem === "signed_out") {
        say(trouble, `${WHY[problem]} Text of ${clock.format(at)} is kept in this browser and will be sent.`);
        return;
      }
      if (problem) continue;
      forgetHere(config.user, entry);
      if (data.is_closed || data.sequence > entry.sequence) continue;
      if (article === config.article) isOffered ||= offer(data.url, at);
    }
    if (isOffered && !kept?.isChanged()) location.reload();
  }

  function offer(url, at) {
    notices.append(
      make(
        "section",
        { className: "desk-notice" },
        make("p", { textContent: `Text that this browser kept at ${clock.format(at)} was sent. ` }),
        make("p", {}, make("a", { href: url, className: "button default", textContent: "Compare it with the saved text" })),
      ),
    );
    return true;
  }

  /* A page that the browser kept aside is older than what was saved or kept since. */
  window.addEventListener("pageshow", (event) => event.persisted && location.reload());
  sendLeftovers();
}

if (config && form) start();
