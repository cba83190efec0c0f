/* The desk's JSON endpoints. Every failure is an Error whose message is a sentence for the editor. */

const token = () => document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";

async function ask(url, options) {
  let response;
  try {
    response = await fetch(url, { credentials: "same-origin", ...options });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Error("The server cannot be reached.");
  }
  const isJson = response.headers.get("Content-Type")?.startsWith("application/json");
  if (response.redirected || response.status === 401) {
    throw new Error("You are signed out. Sign in in another tab, then try again.");
  }
  if (response.status === 403) throw new Error("The server refused this (403).");
  if (!isJson || (!response.ok && response.status !== 400)) {
    throw new Error(`The server could not answer (${response.status}).`);
  }
  return { status: response.status, data: await response.json() };
}

/** What an endpoint answers, a plain object. */
export async function getJson(url, query, signal) {
  const { data } = await ask(`${url}?${new URLSearchParams(query)}`, { signal });
  return data;
}

/** Search results of an endpoint: a list of plain objects. */
export async function getResults(url, query, signal) {
  const { data } = await ask(`${url}?${new URLSearchParams(query)}`, { signal });
  return data.results ?? [];
}

/** Save a quote and its passage: {tagged} or {errors: {field: [sentence]}}. */
export async function postTag(url, body, signal) {
  const { status, data } = await postJson(url, body, signal);
  return status === 400 ? { errors: data.errors ?? {} } : { tagged: data };
}

/** Send an object: {status, data}, the status being 200, 201 or 400. */
export function postJson(url, body, signal) {
  return ask(url, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRFToken": token() },
    body: JSON.stringify(body),
    signal,
  });
}
