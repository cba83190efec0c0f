/* Text kept in this browser until the server has it: one entry for each tab of each person. */

const PREFIX = "on-record:unsaved:";

const prefixOf = (user) => `${PREFIX}${user}:`;
const keyOf = (user, { article, tab }) => `${prefixOf(user)}${article ?? "new"}:${tab}`;

/** Keep `entry` {article, tab, sequence, based_on, fields, url, at}; false where there is no room. */
export function keepHere(user, entry) {
  try {
    localStorage.setItem(keyOf(user, entry), JSON.stringify(entry));
    return true;
  } catch {
    return false;
  }
}

/** The server has it, or nobody wants it. */
export function forgetHere(user, entry) {
  try {
    localStorage.removeItem(keyOf(user, entry));
  } catch {
    /* Nothing is kept where nothing may be stored. */
  }
}

/** What is kept of this person, of whatever article, the oldest first. */
export function allKeptHere(user) {
  const entries = [];
  try {
    for (let index = 0; index < localStorage.length; index += 1) {
      const key = localStorage.key(index);
      if (!key.startsWith(prefixOf(user))) continue;
      const entry = JSON.parse(localStorage.getItem(key));
      if (entry?.tab && Array.isArray(entry.fields)) entries.push(entry);
    }
  } catch {
    /* What cannot be read cannot be sent. */
  }
  return entries.sort((a, b) => a.at - b.at);
}
