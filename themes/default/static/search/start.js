// Runs where modules do not: says why the search cannot begin. A page opened from a file, and one whose search.js is
// missing, would otherwise wait for ever.

addEventListener('load', () => {
  const state = document.querySelector('[data-search-state=preparing]');
  const isReached = document.querySelector('form[data-search-begun]');
  if (state && !isReached) state.dataset.searchState = location.protocol === 'file:' ? 'file' : 'missing';
});
