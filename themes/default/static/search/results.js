// Draws an answer: hits with their marked sentences, facets with counts, what was widened, and advice.

import { hasFacet } from './address.js';
import { element, quoteAll, say } from './words.js';

/** Text runs [marked, text], as the engine gives them. */
function runs(text) {
  return text.map(([marked, part]) => (marked ? element('mark', {}, part) : part));
}

function markedWords(hit) {
  const texts = [hit.title, ...hit.passages.map((passage) => passage.text)];
  return [...new Set(texts.flat().filter(([marked]) => marked).map(([, part]) => part))];
}

/** The address of the page reached carries what to mark there, and the item to stand at. */
function link(root, hit, anchor) {
  const url = new URL(hit.url, root);
  for (const word of markedWords(hit)) url.searchParams.append('mark', word);
  if (anchor) url.hash = anchor;
  return url.href;
}

function drawPassage(root, hit, { anchor, text }) {
  const target = { href: link(root, hit, anchor) };
  return element('li', {}, element('a', target, ...runs(text)));
}

function drawHit(root, hit) {
  const anchor = hit.passages[0]?.anchor;
  const title = element('a', { href: link(root, hit, anchor) }, ...runs(hit.title));
  return element(
    'li',
    { class: 'tomei-hit' },
    element('h3', {}, title),
    ...(hit.about ? [element('p', { class: 'kicker' }, hit.about)] : []),
    element('ul', {}, ...hit.passages.map((each) => drawPassage(root, hit, each))),
  );
}

export function drawHits(root, hits) {
  return hits.map((hit) => drawHit(root, hit));
}

function drawValue(question, name, { value, label, count }) {
  const box = element('input', {
    type: 'checkbox',
    name,
    value,
    checked: hasFacet(question, name, value),
  });
  const counted = element('span', { class: 'tomei-count' }, ` ${count}`);
  return element('li', {}, element('label', {}, box, ` ${label}`, counted));
}

/** Values seen at once; the others are folded up, unless one of them is chosen. */
const AT_ONCE = 6;

function drawValues(question, words, name, values) {
  const items = values.map((value) => drawValue(question, name, value));
  const [first, rest] = [items.slice(0, AT_ONCE), items.slice(AT_ONCE)];
  if (!rest.length) return [element('ul', {}, ...first)];
  const isChosen = values.slice(AT_ONCE).some(({ value }) => hasFacet(question, name, value));
  const summary = element('summary', {}, say(words.moreValues, { count: rest.length }));
  return [element('ul', {}, ...first), element('details', { open: isChosen }, summary, element('ul', {}, ...rest))];
}

/** Years with the newest first, everything else by how many pages have it. */
function inOrder(name, values) {
  const byValue = (one, other) => other.value.localeCompare(one.value);
  const byCount = (one, other) => other.count - one.count;
  return values.toSorted(name === 'year' ? byValue : byCount);
}

export function drawFacets(question, words, facets) {
  const known = Object.keys(words.facets);
  const place = ({ name }) => (known.includes(name) ? known.indexOf(name) : known.length);
  return facets
    .filter(({ values }) => values.length)
    .toSorted((one, other) => place(one) - place(other))
    .map(({ name, values }) =>
      element(
        'fieldset',
        {},
        element('legend', {}, words.facets[name] ?? name),
        ...drawValues(question, words, name, inOrder(name, values)),
      ),
    );
}

export function drawNotes(words, notes) {
  return notes.map(({ kind, from, to = [], undo }) => {
    const sentence = say(words.notes[kind] ?? words.notes.alias, { from, to: quoteAll(to) });
    const button = element('button', { type: 'button', class: 'link', 'data-undo': undo }, say(words.undo, { from }));
    return element('p', {}, sentence, ...(undo ? [' ', button] : []));
  });
}

export function drawAdvice(question, words, advice) {
  const queries = advice.map(({ query, count }) =>
    element('button', { type: 'button', class: 'link', 'data-query': query }, say(words.adviceWord, { query, count })),
  );
  const facets = question.facets.length
    ? [element('button', { type: 'button', class: 'link', 'data-clear': true }, words.adviceFacets)]
    : [];
  const items = [...queries, ...facets, words.adviceShorter, words.adviceLists];
  const list = items.map((item) => element('li', {}, item));
  return [element('p', {}, words.advice), element('ul', {}, ...list)];
}
