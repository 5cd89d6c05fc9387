/* One request with changes of one assessment, and what its answer means. */
export const PATIENCE = 15000; // milliseconds
const NO_MORE = { 404: "This assessment is not open to you any more.", 413: "This is too much for one change." };

const csrf = () => document.cookie.match(/(?:^|; )(?:__Host-)?csrftoken=([^;]+)/)?.[1] ?? "";

/* {status, body: {version, answers, ...}}, one answer for each change; without a body where somebody else answered, null
   where nobody did. */
export async function answerTo(batch, { member, page }) {
  const answer = await post(batch, member, page).catch(() => null);
  return answer?.status in NO_MORE ? { ...answer, body: refused(batch, answer.status) } : answer;
}

async function post(batch, member, page) {
  const changes = batch.map(({ id, payload, value, was }) => ({ id, ...payload, value, was }));
  const response = await fetch(batch[0].url, {
    method: "POST",
    headers: { "content-type": "application/json", "x-csrftoken": csrf(), accept: "application/json" },
    body: JSON.stringify({ member, page, changes }),
    signal: AbortSignal.timeout(PATIENCE),
    redirect: "manual",
  });
  const isOurs = (response.headers.get("content-type") || "").startsWith("application/json");
  return { status: response.status, body: isOurs ? await response.json() : null };
}

/* Why nothing was answered: no connection, somebody signed out or in, or a server in trouble. */
export function nameOf(answer) {
  if (answer === null) return navigator.onLine ? "unreachable" : "offline";
  if (answer.status === 403 && answer.body) return "somebody-else";
  if (answer.status === 0 || answer.status === 401 || answer.status === 403) return "signed-out";
  return "failed";
}

function refused(batch, status) {
  return { answers: batch.map(() => ({ status, sentence: NO_MORE[status] })) };
}
