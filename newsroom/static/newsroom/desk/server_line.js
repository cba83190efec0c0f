/* The line to the server while somebody writes. It never throws: an answer is {data}, or {problem}
   with one of "unreachable", "signed_out", "another_user", "gone", "refused". */

const TOKENS = "[name=csrfmiddlewaretoken]";

async function ask(url, options) {
  let response;
  try {
    response = await fetch(url, { credentials: "same-origin", ...options });
  } catch {
    return { problem: "unreachable" };
  }
  if (response.redirected || response.status === 401) return { problem: "signed_out" };
  if (response.status === 403) return { problem: "forbidden" };
  if (response.status === 404) return { problem: "gone" };
  if (response.status >= 500) return { problem: "unreachable" };
  try {
    const data = await response.json();
    if (response.ok) return { data };
    return { problem: data.error === "another_user" ? "another_user" : "refused", text: data.error };
  } catch {
    return { problem: response.ok ? "unreachable" : "refused" };
  }
}

/** Lines of one page: `user` is who opened it, `tokenUrl` answers the token of today's session. */
export function serverLine({ user, tokenUrl }) {
  const send = (url, body, keepalive) =>
    ask(url, {
      method: "POST",
      keepalive,
      headers: {
        "Content-Type": "application/json",
        "X-CSRFToken": document.querySelector(TOKENS)?.value ?? "",
      },
      body: JSON.stringify({ user, ...body }),
    });

  /* Who signed in again has another token: the forms of the page need it, too. */
  async function renewToken() {
    const { data, problem } = await ask(tokenUrl);
    if (problem) return problem === "forbidden" ? "refused" : problem;
    if (data.user !== user) return "another_user";
    for (const input of document.querySelectorAll(TOKENS)) input.value = data.token;
    return null;
  }

  return async function post(url, body, { keepalive = false } = {}) {
    const first = await send(url, body, keepalive);
    if (first.problem !== "forbidden") return first;
    const problem = await renewToken();
    if (problem) return { problem };
    const second = await send(url, body, keepalive);
    return second.problem === "forbidden" ? { problem: "refused" } : second;
  };
}
