// The two searches, each as its own page uses it, and how to tell that an answer's first hits, and all ten, are drawn.

/** A page for Pagefind's own module: it draws five results, then ten, as short as can be, without waiting for typing to pause. */
const PAGEFIND_PAGE = `<!doctype html>
<html lang="ja"><meta charset="utf-8"><link rel="icon" href="data:,"><title>検索</title>
<input id="q" name="q"><ol></ol>
<script type="module">
const pagefind = await import('./pagefind/pagefind.js');
const [box, list] = [document.querySelector('#q'), document.querySelector('ol')];
let asked = 0;
async function run() {
  const turn = (asked += 1);
  const text = box.value;
  const search = await pagefind.search(text);
  const all = search.results.slice(0, 10).map((result) => result.data());
  await draw(all.slice(0, 5), turn, 'first', text);
  await draw(all, turn, 'drawn', text);
}
async function draw(asking, turn, name, text) {
  const results = await Promise.all(asking);
  if (turn !== asked) return;
  list.innerHTML = results.map((result) => '<li><a href="' + result.url + '">' + result.meta.title + '</a><p>' + result.excerpt + '</p>').join('');
  document.body.dataset[name] = text;
}
box.addEventListener('input', run);
box.addEventListener('focus', () => pagefind.init(), { once: true });
const typed = new URLSearchParams(location.search).get('q');
if (typed) { box.value = typed; run(); } else await pagefind.init();
</script>`;

export const PAGEFIND = {
  name: 'Pagefind',
  extra: { 'search-bench.html': Buffer.from(PAGEFIND_PAGE) },
  page: 'search-bench.html',
  isSearch: (path) => path.startsWith('pagefind/'),
  first: (query) => document.body.dataset.first === query,
  drawn: (query) => document.body.dataset.drawn === query,
};

export const TOMEI = {
  name: 'tomei',
  extra: {},
  page: 'search.html',
  isSearch: (path) => path.startsWith('search/'),
  first: (query) => {
    const marks = [...document.querySelectorAll('.tomei-hit mark')].map((mark) => mark.textContent);
    return marks.length > 0 && marks.every((mark) => mark === query);
  },
  drawn: (query) => document.querySelector('.tomei-hit mark')?.textContent === query && !document.querySelector('[aria-busy]'),
};
