// The search page: results that follow the typing, the address that follows the results.

import { readAddress, requestFor, toggleFacet, writeAddress } from './address.js';
import { counted } from './counts.js';
import { drawAdvice, drawChosen, drawFacets, drawHits, drawLine, drawNotes, drawOffers } from './results.js';
import { element, say } from './words.js';

const LIMIT = 10;
/** Hits that are seen without scrolling. Each is a file, and many hosts give six at a time: these come first. */
const AT_ONCE = 5;
/** Hits that are shown again at once to a reader who comes back. */
const MOST = 200;
/** Each hit is a file that must be fetched. */
const MOST_IN_TABLE = 500;
const SORTS = ['relevance', 'newest', 'oldest'];
const PAUSE = 90;
const QUIET = 700;
/** An answer that takes longer than this is worth a sentence. */
const LONG = 400;

/**
 * @param {HTMLInputElement} input
 * @param {HTMLElement} place where results go
 * @param {import('./engine.js').Engine} engine
 * @param {object} words
 */
export function searchPage(input, place, engine, words) {
  const page = { input, engine, words, ...furnish(place, words), asked: 0, shown: 0, typed: -PAUSE, timer: 0, voice: 0 };
  page.question = readAddress(page.words.facets);
  page.title = document.title;
  // What was typed while the scripts were on their way goes before the address.
  const early = input.value.trim();
  input.value ||= page.question.text;
  input.addEventListener('input', ({ timeStamp }) => {
    clearTimeout(page.timer);
    // What comes after a pause is answered at once; letters in a burst are answered together.
    const isBurst = timeStamp - page.typed < PAUSE;
    page.typed = timeStamp;
    if (isBurst) page.timer = setTimeout(() => retype(page), PAUSE);
    else retype(page);
  });
  page.facets.addEventListener('change', ({ target }) => {
    go(page, toggleFacet(page.question, target.name, target.value));
  });
  page.sort.addEventListener('change', () => go(page, { ...page.question, sort: page.sort.value }));
  place.addEventListener('click', ({ target }) => onButton(page, target.closest('button')));
  addEventListener('popstate', () => revisit(page));
  if (early && early !== page.question.text) retype(page);
  else if (page.question.text || page.question.facets.length) run(page);
  else beginExamples(page);
  return (text) => go(page, { ...page.question, text, undo: [] });
}

/** Examples are shown when the page has nothing else to do. */
async function beginExamples(page) {
  const { showExamples } = await import('./examples.js');
  await showExamples(page.engine, (text) => {
    go(page, { ...page.question, text, undo: [] });
    page.input.scrollIntoView({ block: 'start' });
  });
}

/** The fixed parts of the page, in the order in which they are read. */
function furnish(place, words) {
  const parts = {
    status: element('p', { role: 'status', 'aria-live': 'polite', class: 'tomei-unseen' }),
    heading: element('h2', { class: 'tomei-total', tabindex: '-1', hidden: true }),
    notes: element('div', { class: 'tomei-notes' }),
    chosen: element('ul', { class: 'tomei-chosen', 'aria-label': words.chosen }),
    sort: element('select', {}),
    facets: element('form', { class: 'tomei-facets', 'aria-label': words.narrow }),
    hits: element('ol', { class: 'hits', lang: words.content }),
    advice: element('div', { class: 'tomei-advice' }),
    more: element('button', { type: 'button', 'data-more': true, class: 'button is-quiet', hidden: true }, say(words.more, { count: 0 })),
  };
  parts.csv = element('button', { type: 'button', 'data-csv': true, class: 'link', hidden: true }, words.csv);
  for (const value of SORTS) parts.sort.append(element('option', { value }, words.sorts[value]));
  parts.order = element('p', { class: 'tomei-order', hidden: true }, element('label', {}, `${words.sort} `, parts.sort));
  // Beside the hits where there is room, else folded up above them.
  const isOpen = matchMedia('(min-width: 60rem)').matches;
  parts.narrow = element('details', { class: 'tomei-narrow', open: isOpen, hidden: true }, element('summary', {}, words.narrow), parts.facets);
  const found = element('div', { class: 'tomei-found' }, parts.order, parts.hits, parts.advice, parts.more, parts.csv);
  // Shown when there is something to say: an empty place would only move the lists below it.
  place.replaceChildren(parts.status, parts.heading, parts.notes, parts.chosen, parts.narrow, found);
  return { place, ...parts };
}

/** Typing replaces the address; only a deliberate step adds to the history. */
function retype(page) {
  const text = page.input.value.trim();
  if (text === page.question.text) return;
  page.question = { ...page.question, text, undo: [] };
  history.replaceState(null, '', writeAddress(page.question));
  run(page);
}

function go(page, question) {
  clearTimeout(page.timer);
  page.question = question;
  page.input.value = question.text;
  if (writeAddress(question) !== location.pathname + location.search) {
    history.pushState(null, '', writeAddress(question));
  }
  run(page);
}

/** A way back or forward, or to a place on this very page, which asks nothing. */
function revisit(page) {
  const question = readAddress(page.words.facets);
  if (writeAddress(question) === writeAddress(page.question)) return;
  page.question = question;
  page.input.value = page.question.text;
  run(page);
}

function onButton(page, button) {
  if (!button) return;
  const { query, undo, facet, value } = button.dataset;
  if (query !== undefined) go(page, { ...page.question, text: query, undo: [] });
  else if (undo !== undefined) go(page, { ...page.question, undo: [...page.question.undo, undo] });
  else if (facet !== undefined) unchoose(page, facet, value);
  else if ('clear' in button.dataset) go(page, { ...page.question, facets: [] });
  else if ('retry' in button.dataset) run(page);
  else if ('csv' in button.dataset) keepTable(page);
  else if ('more' in button.dataset && !button.hidden) extend(page);
}

/** How many hits to begin with: as many as there were when the reader left this page of the history. */
function wanted() {
  return Math.min(Math.max(history.state?.shown ?? 0, LIMIT), MOST);
}

async function run(page) {
  const asked = (page.asked += 1);
  const { question } = page;
  document.title = question.text ? `${say(page.words.quote, { text: question.text })} ${page.title}` : page.title;
  if (!question.text && !question.facets.length) return empty(page);
  page.hits.setAttribute('aria-busy', 'true');
  setTimeout(() => asked === page.asked && page.hits.ariaBusy && showState('searching'), LONG);
  page.more.hidden = true;
  const part = (offset, limit) => page.engine.search(requestFor(question, offset, limit, false));
  const [first, rest] = [part(0, AT_ONCE), part(AT_ONCE, wanted() - AT_ONCE)];
  // Whatever keeps the rest away, the button for more asks again.
  const others = rest.catch(() => ({ hits: [] }));
  try {
    const answer = await first;
    if (asked !== page.asked) return undefined;
    showState('answered');
    draw(page, answer);
    const { hits, pack = answer.pack } = await others;
    if (asked !== page.asked) return undefined;
    // The site was published anew between the two.
    if (pack !== answer.pack) return run(page);
    append(page, hits);
    offerMore(page, answer);
    page.hits.removeAttribute('aria-busy');
    if (answer.total) countFacets(page, asked);
  } catch (failure) {
    if (asked === page.asked) fail(page, failure);
  }
  return undefined;
}

/** Counting takes files that grow with the site: the hits do not wait for them, nor go where they are missing. */
async function countFacets(page, asked) {
  const { question, words } = page;
  let drawn;
  try {
    const found = await counted(page.engine, question);
    drawn = drawFacets(question, words, found.facets);
    if (asked === page.asked) page.chosen.replaceChildren(...drawChosen(question, words, found.facets));
    if (asked === page.asked) page.notes.append(...drawOffers(question, words, found));
  } catch ({ code }) {
    drawn = [element('p', {}, words.failures[code] ?? words.failures.crashed)];
  }
  if (asked === page.asked) keepFocus(page.facets, () => page.facets.replaceChildren(...drawn));
}

/** The button is gone with its value: the focus goes to what is left. */
function unchoose(page, name, value) {
  go(page, toggleFacet(page.question, name, value));
  page.heading.focus();
}

async function extend(page) {
  const { asked, question } = page;
  page.more.hidden = true;
  const answer = await page.engine
    .search(requestFor(question, page.shown, LIMIT, false))
    .catch((failure) => asked === page.asked && fail(page, failure));
  if (!answer || asked !== page.asked) return;
  const [next] = append(page, answer.hits);
  history.replaceState({ shown: page.shown }, '');
  offerMore(page, answer);
  next?.querySelector('a').focus();
}

/** All hits, not only those that are shown, as a table. */
async function keepTable(page) {
  const { asked, engine, question, words } = page;
  const making = [import('./csv.js'), engine.search(requestFor(question, 0, MOST_IN_TABLE, false))];
  const [{ csvOf, save }, { hits }] = await Promise.all(making).catch((failure) => {
    if (asked === page.asked) fail(page, failure);
    return [{}, {}];
  });
  if (hits) save(words.csv_file, csvOf(engine.root, words, hits));
}

/** Adds hits to those that are shown, with a line where hits of another kind begin, and gives what was added. */
function append(page, hits) {
  const roles = page.question.facets.filter(([name]) => name === 'role').map(([, value]) => value);
  const drawn = drawHits({ root: page.engine.root, words: page.words, roles }, hits);
  for (const hit of drawn) {
    page.hits.append(...drawLine(page.words, page.bounds, page.shown), hit);
    page.shown += 1;
  }
  return drawn;
}

function offerMore(page, { total }) {
  page.more.hidden = page.shown >= total;
  page.more.textContent = say(page.words.more, { count: total - page.shown });
}

function draw(page, answer) {
  const { question, words } = page;
  const none = answer.total === 0;
  showLists(none);
  page.chosen.replaceChildren(...drawChosen(question, words, []));
  page.sort.value = question.sort;
  page.order.hidden = none;
  page.csv.hidden = none;
  page.narrow.hidden = none && !question.facets.length;
  page.notes.replaceChildren(...drawNotes(words, answer.notes));
  page.hits.replaceChildren();
  page.shown = 0;
  page.bounds = answer;
  append(page, answer.hits);
  const { advice = [], matching } = answer;
  page.advice.replaceChildren(...(none || (!matching && advice.length) ? drawAdvice(question, words, advice) : []));
  if (none) page.facets.replaceChildren();
  tell(page, none ? say(words.no_hits, { query: question.text }) : say(words.hits, { count: matching || answer.total }));
}

/** The number is seen at once; it is read out when the typing pauses. */
function tell(page, sentence) {
  page.place.hidden = false;
  page.heading.textContent = sentence;
  page.heading.hidden = false;
  clearTimeout(page.voice);
  page.voice = setTimeout(() => {
    page.status.textContent = sentence;
  }, QUIET);
}

/** Which of the page's sentences says what is going on. */
function showState(name) {
  document.querySelector('[data-search-state]')?.setAttribute('data-search-state', name);
}

function empty(page) {
  // What has been said of the beginning is not over.
  if (page.asked > 1) showState('ready');
  page.place.hidden = true;
  page.hits.removeAttribute('aria-busy');
  for (const part of [page.heading, page.order, page.more, page.csv, page.narrow]) part.hidden = true;
  for (const part of [page.heading, page.notes, page.chosen, page.facets, page.hits, page.advice]) part.replaceChildren();
  showLists(true);
}

function fail(page, { code }) {
  empty(page);
  showState('answered');
  const { failures, retry } = page.words;
  tell(page, failures[code] ?? failures.crashed);
  page.advice.append(element('button', { type: 'button', class: 'button', 'data-retry': true }, retry));
}

/** The lists that are there without any script: shown where the search has nothing to show. */
function showLists(visible) {
  for (const lists of document.querySelectorAll('[data-search-lists]')) lists.hidden = !visible;
}

function keepFocus(form, redraw) {
  const { name, value } = form.contains(document.activeElement) ? document.activeElement : {};
  redraw();
  if (name) form.querySelector(`[name="${CSS.escape(name)}"][value="${CSS.escape(value)}"]`)?.focus();
}
