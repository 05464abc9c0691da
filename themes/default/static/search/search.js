// The entry: marks what was searched for on the page reached, and wakes the search when somebody turns to it.
//
// On a page: <form role="search" data-search data-pack="…/search/" [data-words="…"]> with an <input name="q">.
// On the search page also: <section data-search-results hidden> and, for what is there without any
// script, <nav data-search-lists>.

import { markAddress } from './mark.js';

async function wake(form, input, place) {
  const [{ Engine }, { suggestBelow }, { searchPage }, { loadWords }] = await Promise.all([
    import('./engine.js'),
    import('./combobox.js'),
    import('./page.js'),
    import('./words.js'),
  ]);
  const engine = new Engine(new URL(form.dataset.pack, document.baseURI));
  engine.warm().catch(() => {});
  const words = await loadWords(form.dataset.words);
  const submit = place ? searchPage(input, place, engine, words) : () => form.requestSubmit();
  suggestBelow(input, engine, words, submit);
  if (!place) return;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submit(input.value.trim());
  });
}

function furnish(form) {
  const input = form.querySelector('input[name=q]');
  const place = document.querySelector('[data-search-results]');
  let woken;
  const once = () => {
    woken ??= wake(form, input, place).catch(() => tellUnsupported(place));
  };
  if (place) once();
  else input.addEventListener('focus', once, { once: true });
}

/** The page's own sentence for a browser that cannot run the search. */
function tellUnsupported(place) {
  if (!place) return;
  place.textContent = place.dataset.unsupported ?? '';
  place.hidden = false;
}

markAddress();
for (const form of document.querySelectorAll('form[data-search]')) furnish(form);
