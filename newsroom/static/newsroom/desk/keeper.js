/* Keeps what is typed: on the server two seconds after the last key, in this browser at once and
   for as long as the server does not answer. One request at a time; what comes meanwhile waits. */

import { newTab, pairsOf, sumOf } from "./form_text.js";
import { forgetHere, keepHere } from "./kept_here.js";

const AFTER_LAST_KEY = 2000;
const AT_THE_LATEST = 20000;
const HERE_AFTER = 300;
const RETRIES = [2000, 4000, 8000, 15000];
/* A browser that closes takes no longer requests along. */
const LAST_WORDS = 60000;

/**
 * `show(state)` is told how the text stands: {state: "as_saved"}, {state: "typing"}, {state: "kept",
 * at}, or {state: "here" | "nowhere", at, problem, text}: not on the server, and why.
 */
export function keeper({ form, config, post, show }) {
  const { user, article, urls } = config;
  const tabField = form.elements.tab;
  const basedOn = () => Number(form.elements.based_on?.value) || 0;
  const text = () => sumOf(pairsOf(form));
  if (!tabField.value) tabField.value = newTab();

  /* A form that came back with errors holds what nobody has yet. */
  const asOpened = config.unsent ? null : text();
  let onServer = asOpened;
  let hasSent = Boolean(config.taken);
  let sequence = 0;
  let firstKey = 0;
  let failures = 0;
  let problem = null;
  let inFlight = null;
  let isWaiting = false;
  let onItsWay = null; // the text that the form itself takes along
  let timer = null;
  let hereTimer = null;

  const isBehind = () => text() !== onServer;

  function entry() {
    sequence = Math.max(sequence + 1, Date.now());
    return {
      article,
      tab: tabField.value,
      sequence,
      based_on: basedOn(),
      fields: pairsOf(form),
      url: urls.keep,
      at: Date.now(),
    };
  }

  function keepInBrowser() {
    clearTimeout(hereTimer);
    hereTimer = null;
    return !isBehind() || keepHere(user, entry());
  }

  function trouble() {
    const state = keepInBrowser() ? "here" : "nowhere";
    show({ state, at: Date.now(), ...problem });
  }

  function typed() {
    if (!isBehind()) return;
    firstKey ||= Date.now();
    hereTimer ??= setTimeout(keepInBrowser, HERE_AFTER);
    if (!problem) show({ state: "typing" });
    if (onItsWay !== null) return;
    const left = firstKey + AT_THE_LATEST - Date.now();
    clearTimeout(timer);
    timer = setTimeout(send, Math.max(0, Math.min(AFTER_LAST_KEY, left)));
  }

  /* Promises that the text arrived or that there is a problem. */
  function send() {
    clearTimeout(timer);
    if (onItsWay !== null) return null;
    if (inFlight) {
      isWaiting = true;
      return inFlight;
    }
    const sending = text();
    if (sending === onServer && !problem) return null;
    inFlight = deliver(sending);
    return inFlight;
  }

  async function deliver(sending) {
    isWaiting = false;
    firstKey = 0;
    const isAsOpened = sending === asOpened && !config.taken;
    const sent = entry();
    const answer = isAsOpened
      ? await (hasSent ? post(urls.drop, { tab: sent.tab }) : { data: { is_closed: true } })
      : await post(urls.keep, sent);
    inFlight = null;
    if (answer.problem) failed(answer);
    else arrived(answer.data, sending, sent, isAsOpened);
  }

  function failed(answer) {
    problem = answer;
    trouble();
    if (answer.problem === "another_user" || answer.problem === "refused") return;
    clearTimeout(timer);
    timer = setTimeout(send, RETRIES[Math.min(failures, RETRIES.length - 1)]);
    failures += 1;
  }

  function arrived(data, sending, sent, isAsOpened) {
    problem = null;
    failures = 0;
    if (data.is_closed) {
      /* Saved or dropped from elsewhere: what is typed now is another text. */
      forgetHere(user, sent);
      tabField.value = newTab();
      hasSent = false;
      if (isAsOpened) {
        onServer = sending;
        show({ state: "as_saved" });
      }
    } else if (data.sequence > sent.sequence) {
      sequence = data.sequence;
    } else {
      hasSent = true;
      onServer = sending;
      show({ state: "kept", at: Date.parse(data.kept_at) });
    }
    if (isBehind()) {
      if (isWaiting || onServer !== sending) send();
      else typed();
    } else {
      clearTimeout(hereTimer);
      hereTimer = null;
      forgetHere(user, sent);
    }
  }

  /* The page goes: this browser keeps the text, and the server gets it if it still can. What was
     typed after the form had left is in no save: it is another text, which the next page offers. */
  function lastWords() {
    if (!isBehind()) return;
    if (onItsWay !== null && text() !== onItsWay) tabField.value = newTab();
    keepInBrowser();
    const words = entry();
    if (onItsWay === null && JSON.stringify(words).length < LAST_WORDS) post(urls.keep, words, { keepalive: true });
  }

  if (config.unsent) typed();

  return {
    typed,
    send,
    lastWords,
    keepInBrowser,
    text,
    isBehind,
    isChanged: () => text() !== asOpened,
    hasProblem: () => problem !== null,
    /** The form itself is on its way with this text: nothing else is sent. */
    pause: (sent) => {
      onItsWay = sent;
      clearTimeout(timer);
    },
  };
}
