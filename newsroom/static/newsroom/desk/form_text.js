/* The article's form as names and values, and the tab that it stands in. */

const NOT_TEXT = new Set(["csrfmiddlewaretoken", "tab", "based_on"]);

/** [[name, value], …] in the form's order: what somebody could lose. */
export function pairsOf(form) {
  return [...new FormData(form)].filter(
    ([name, value]) =>
      typeof value === "string" &&
      !NOT_TEXT.has(name) &&
      !name.startsWith("_") &&
      !name.includes("__prefix__"),
  );
}

/** The same for the same text, wherever the page puts its fields. */
export const sumOf = (pairs) => JSON.stringify([...pairs].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));

/* crypto.randomUUID is there on https and on this machine only. */
export function newTab() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
