// How the web server answers an address.

/** The status of the answer itself, wherever it redirects to. */
export async function statusOf(url) {
  const answer = await fetch(url, { redirect: 'manual' });
  // An answer left unread keeps its connection, and with it the process, waiting.
  await answer.arrayBuffer();
  return answer.status;
}
