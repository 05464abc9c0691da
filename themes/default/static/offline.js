// Saves pages for reading them without a network: begins the service worker, says when there is no network, and lists
// what is saved on the page for unsaved pages.

const root = new URL('.', import.meta.url);
const notice = document.querySelector('[data-offline]');
const list = document.querySelector('[data-offline-saved]');
/** More titles than anybody looks through. */
const MOST = 100;

/** A preview on the own machine changes with every edit. */
const isPreview = ['localhost', '127.0.0.1', '[::1]'].includes(location.hostname);

function tell() {
  notice.hidden = navigator.onLine || Boolean(list);
}

async function titles() {
  const saved = await caches.open(`tomei ${root.href}`);
  const pages = (await saved.keys()).map(({ url }) => url).filter((url) => url.endsWith('.html') && url !== placed('offline.html'));
  const newest = pages.reverse().slice(0, MOST);
  return Promise.all(newest.map(async (url) => [url, titleOf(await (await saved.match(url)).text())]));
}

const placed = (path) => new URL(path, root).href;
const titleOf = (html) => new DOMParser().parseFromString(html, 'text/html').title;

async function showSaved() {
  const page = new URLSearchParams(location.search).get('page');
  if (page?.startsWith(root.href)) document.querySelector('[data-offline-again]').href = page;
  const found = await titles();
  for (const [url, title] of found) {
    const [entry, link] = [document.createElement('li'), document.createElement('a')];
    Object.assign(link, { href: url, textContent: title });
    entry.append(link);
    list.querySelector('ul').append(entry);
  }
  list.hidden = found.length === 0;
}

if (navigator.serviceWorker && !isPreview) {
  // Where a browser is told to keep nothing, pages are read as without this.
  addEventListener('load', () => navigator.serviceWorker.register(placed('sw.js')).catch(() => {}));
  addEventListener('online', tell);
  addEventListener('offline', tell);
  tell();
  if (list) showSaved().catch(() => {});
}
