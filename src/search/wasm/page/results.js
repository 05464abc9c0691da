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
  const about = (hit.about ?? []).map((label) => element('li', {}, label));
  return element(
    'li',
    { class: 'tomei-hit' },
    element('h3', {}, title),
    ...(about.length ? [element('ul', { class: 'tomei-about' }, ...about)] : []),
    element('ul', { class: 'tomei-passages' }, ...hit.passages.map((each) => drawPassage(root, hit, each))),
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

export function drawFacets(question, words, facets) {
  return facets
    .filter(({ values }) => values.length)
    .map(({ name, label, values }) =>
      element(
        'fieldset',
        {},
        element('legend', {}, label ?? words.facets[name] ?? name),
        element('ul', {}, ...values.map((value) => drawValue(question, name, value))),
      ),
    );
}

export function drawNotes(words, notes) {
  return notes.map(({ kind, from, to = [], undo }) => {
    const sentence = say(words.notes[kind] ?? words.notes.alias, { from, to: quoteAll(to) });
    const button = element('button', { type: 'button', 'data-undo': undo }, say(words.undo, { from }));
    return element('p', {}, sentence, ...(undo ? [' ', button] : []));
  });
}

export function drawAdvice(question, words, advice) {
  const queries = advice.map(({ query, count }) =>
    element('button', { type: 'button', 'data-query': query }, say(words.adviceWord, { query, count })),
  );
  const facets = question.facets.length
    ? [element('button', { type: 'button', 'data-clear': true }, words.adviceFacets)]
    : [];
  const items = [...queries, ...facets, words.adviceShorter, words.adviceLists];
  const list = items.map((item) => element('li', {}, item));
  return [element('p', {}, words.advice), element('ul', {}, ...list)];
}
