// A service worker: pages that were read can be read again without a network, and the search works as far as its files
// have been fetched before.
//
// The server is always asked first, so that nobody reads an old page while there is a network. Only the files of the
// search that are named by their content are taken from the device at once: under the same name they never change.

const NAME = `tomei ${self.registration.scope}`;
const NAMED = /\/search\/[a-z]-[0-9a-f]+\//;
/** What the page for unsaved pages consists of. */
const FIRST = ['offline.html', 'style.css', 'icon.svg', 'offline.js'];
/** The oldest are removed beyond this number. */
const MOST = 1000;

const placed = (path) => new URL(path, self.registration.scope).href;

self.addEventListener('install', (event) => {
  const fresh = FIRST.map((path) => new Request(placed(path), { cache: 'reload' }));
  event.waitUntil(caches.open(NAME).then((saved) => saved.addAll(fresh)));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(self.registration.scope)) return;
  event.respondWith(NAMED.test(request.url) ? savedFirst(event) : serverFirst(event));
});

async function savedFirst(event) {
  const saved = await caches.open(NAME);
  return (await saved.match(event.request)) ?? save(event, await fetch(event.request));
}

async function serverFirst(event) {
  try {
    return save(event, await fetch(event.request));
  } catch (lost) {
    const saved = await caches.open(NAME);
    // The query of a page is read by its scripts; the page is the same.
    const found = await saved.match(event.request, { ignoreSearch: true });
    if (found) return found;
    if (event.request.mode !== 'navigate') throw lost;
    return Response.redirect(placed(`offline.html?page=${encodeURIComponent(event.request.url)}`));
  }
}

/** Keeps what came whole; the page does not wait for it. */
function save(event, response) {
  if (response.status === 200 && response.type === 'basic' && !response.redirected) {
    event.waitUntil(keep(event.request, response.clone()));
  }
  return response;
}

async function keep({ url }, response) {
  const saved = await caches.open(NAME);
  await saved.put(url.split(/[?#]/)[0], response);
  const all = await saved.keys();
  await Promise.all(all.slice(0, -MOST).map((oldest) => saved.delete(oldest)));
}
