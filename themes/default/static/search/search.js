// The entry: marks what was searched for on the page reached, and wakes the search when somebody turns to it.
//
// On a page: <form role="search" data-search data-root="../" [data-pages="…"] [data-words="…"]> with an <input name="q">;
// data-pages is where the pages of its language are, if that is not the root of the site.
// On the search page also: <section data-search-results hidden>, for what is there without any script,
// <nav data-search-lists>, and <div data-search-state> with a sentence for each state of the search, of which
// the style sheet shows the one that is named. Nothing is imported before it is needed, so that no fetch waits for another.

const PATIENCE = 20_000;
const beside = (name) => new URL(name, import.meta.url);

/** The looks of what is drawn here; pages that never search never load them. */
function dress() {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = beside('search.css').href;
  const dressed = event(link, 'load');
  document.head.append(link);
  return Promise.race([dressed, new Promise((resolve) => setTimeout(resolve, 2_000))]);
}

async function wake(form, input, place) {
  const begin = () => beginWorker(new URL(form.dataset.root, document.baseURI));
  const first = begin();
  const [{ Engine }, { suggestBelow }, { searchPage }, words] = await Promise.all([
    import('./engine.js'),
    import('./combobox.js'),
    import('./page.js'),
    loadWords(form.dataset.words),
    dress(),
  ]);
  const engine = new Engine(first, begin, new URL(form.dataset.pages ?? form.dataset.root, document.baseURI));
  const submit = place ? searchPage(input, place, engine, words) : () => form.requestSubmit();
  suggestBelow(input, engine, words, submit);
  if (!place) return;
  first.brought.then((fault) => showState(fault ? 'missing' : 'ready'));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submit(input.value.trim());
  });
}

/** On its way before the modules that speak to it have come; whether it was lost on the way is kept for them. */
function beginWorker(root) {
  const worker = new Worker(beside('worker.js'), { type: 'module' });
  const lost = event(worker, 'error');
  // The files may come before the worker is known to be lost: only its first message says that it runs.
  const told = Promise.all([tell(worker, root), event(worker, 'message')]).then(([fault]) => fault);
  const brought = Promise.race([told, lost.then(() => 'unreachable')]);
  return { worker, lost, brought };
}

const event = (target, name) => new Promise((resolve) => target.addEventListener(name, resolve, { once: true }));

/** The engine is most of what comes over the line: it does not wait until its worker has come. Gives the code of a failure. */
async function tell(worker, root) {
  const [engine, start] = [beside('engine.bin'), new URL('search/start.bin', root)];
  const [code, pack] = await Promise.all([early(engine), early(start)]);
  const transfer = [code.bytes, pack.bytes].filter(Boolean);
  const known = { engine: code, start: pack };
  worker.postMessage({ method: 'configure', engine: engine.href, start: start.href, root: root.href, known }, transfer);
  return code.code ?? pack.code;
}

/** The bytes, or the code of a failure for the worker to say. */
async function early(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE) });
    return response.ok ? { bytes: await response.arrayBuffer() } : { code: 'missing' };
  } catch {
    return { code: 'unreachable' };
  }
}

/** The words of the interface, in the language of the page. */
async function loadWords(address) {
  const url = address ? new URL(address, document.baseURI) : beside(`words.${document.documentElement.lang}.json`);
  const response = await fetch(url);
  return response.json();
}

function furnish(form) {
  const input = form.querySelector('input[name=q]');
  const place = document.querySelector('[data-search-results]');
  let woken;
  form.dataset.searchBegun = '';
  const once = () => {
    woken ??= canRun() ? wake(form, input, place).catch(() => giveUp(place)) : tellUnsupported(place);
  };
  if (place) once();
  else input.addEventListener('focus', once, { once: true });
}

const canRun = () => Boolean(globalThis.WebAssembly && globalThis.DecompressionStream && globalThis.Worker);

/** What the search needs did not come. */
function giveUp(place) {
  if (place && !showState('missing')) tellUnsupported(place);
}

/** Changes what the page says while there is no answer to show, unless something else has been said meanwhile. */
function showState(name) {
  const sentences = document.querySelector('[data-search-state=preparing]');
  sentences?.setAttribute('data-search-state', name);
  return Boolean(sentences);
}

/** The page's own sentence for a browser that cannot run the search. */
function tellUnsupported(place) {
  if (!place || showState('unsupported')) return;
  place.textContent = place.dataset.unsupported ?? '';
  place.hidden = false;
}

if (new URLSearchParams(location.search).has('mark')) {
  import('./mark.js').then(({ markAddress }) => markAddress());
}
for (const form of document.querySelectorAll('form[data-search]')) furnish(form);
