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

/** What a sentence is, by the first letter of the ids that tomei gives to the items of a document. */
const ROLES = { m: 'mission', a: 'approach', v: 'review', p: 'promise', r: 'result', i: 'issue', t: 'target', s: 'step' };

export function roleOf(anchor) {
  return ROLES[/^[a-z](?=\d)/.exec(anchor ?? '')];
}

/** A sentence; `before` is the one above it. */
function drawPassage({ root, words }, hit, { anchor, text, of }, before) {
  const role = roleOf(anchor);
  const isAnswer = of && (before?.anchor === of || before?.of === of);
  const name = role ? [element('span', { class: 'role', lang: words.content && document.documentElement.lang }, words.roles[role]), ' '] : [];
  return element('li', { class: [role && `is-${role}`, isAnswer && 'is-answer'].filter(Boolean).join(' ') || undefined }, element('a', { href: link(root, hit, anchor) }, ...name, ...runs(text)));
}

/** What the reader has chosen to see comes first. */
function passagesOf({ roles = [] }, { passages }) {
  const isChosen = ({ anchor }) => roles.includes(roleOf(anchor));
  return [...passages.filter(isChosen), ...passages.filter((passage) => !isChosen(passage))];
}

function drawHit(look, hit) {
  const passages = passagesOf(look, hit);
  const anchor = passages[0]?.anchor;
  const title = element('a', { href: link(look.root, hit, anchor) }, ...runs(hit.title));
  return element(
    'li',
    { class: 'tomei-hit' },
    element('h3', {}, title),
    ...(hit.about ? [element('p', { class: 'kicker' }, hit.about)] : []),
    element('ul', {}, ...passages.map((each, at) => drawPassage(look, hit, each, passages[at - 1]))),
  );
}

/** Hits, with the words of the interface, the folder that the pages lie in, and the roles that were chosen. */
export function drawHits(look, hits) {
  return hits.map((hit) => drawHit(look, hit));
}

/** The line before the first hit that was found in other words than those typed, and before the first that lacks some. */
export function drawLine(words, { exact, matching, total }, place) {
  const isWidened = place > 0 && place === exact && exact < matching;
  const isRelaxed = place > 0 && place === matching && matching < total;
  if (!isWidened && !isRelaxed) return [];
  return [element('li', { class: 'tomei-line' }, isRelaxed ? words.below.relaxed : words.below.widened)];
}

/** A value in the language of the page, where the interface has words for it; else in the language of the content. */
function labelOf(words, name, { value, label }) {
  if (!words.content) return label;
  const known = words.facet_values[name];
  const own = typeof known === 'string' ? say(known, { value }) : known?.[value];
  return own ?? element('span', { lang: words.content }, label);
}

function drawValue(question, words, name, { value, label, count }) {
  const box = element('input', {
    type: 'checkbox',
    name,
    value,
    checked: hasFacet(question, name, value),
  });
  const counted = element('span', { class: 'tomei-count' }, ` ${count}`);
  return element('li', {}, element('label', {}, box, ' ', labelOf(words, name, { value, label }), counted));
}

/** Values seen at once; the others are folded up, unless one of them is chosen. */
const AT_ONCE = 6;

function drawValues(question, words, name, values) {
  const items = values.map((value) => drawValue(question, words, name, value));
  const [first, rest] = [items.slice(0, AT_ONCE), items.slice(AT_ONCE)];
  if (!rest.length) return [element('ul', {}, ...first)];
  const isChosen = values.slice(AT_ONCE).some(({ value }) => hasFacet(question, name, value));
  const summary = element('summary', {}, say(words.more_values, { count: rest.length }));
  return [element('ul', {}, ...first), element('details', { open: isChosen }, summary, element('ul', {}, ...rest))];
}

/** Years with the newest first, all other values by the number of pages that have them. */
function inOrder(name, values) {
  const byValue = (one, other) => other.value.localeCompare(one.value);
  const byCount = (one, other) => other.count - one.count;
  return values.toSorted(name === 'year' ? byValue : byCount);
}

/** The values that are chosen, each with a button that drops it; named as counted, and until then as in the address. */
export function drawChosen(question, words, facets) {
  return question.facets.map(([name, value]) => {
    const counted = facets.find((facet) => facet.name === name)?.values.find((each) => each.value === value);
    const label = element('span', {}, `${words.facets[name] ?? name}: `, labelOf(words, name, counted ?? { value, label: value }));
    const unseen = element('span', { class: 'tomei-unseen' }, ` ${words.drop}`);
    return element('li', {}, element('button', { type: 'button', 'data-facet': name, 'data-value': value }, label, ' ×', unseen));
  });
}

/** The facets come in the order in which they are shown. */
export function drawFacets(question, words, facets) {
  return facets
    .filter(({ values }) => values.length)
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
    const sentence = say(words.notes[kind.replace('-', '_')] ?? words.notes.alias, { from, to: quoteAll(words, to) });
    const button = element('button', { type: 'button', class: 'link', 'data-undo': undo }, say(words.undo, { from }));
    return element('p', {}, sentence, ...(undo ? [' ', button] : []));
  });
}

/** What the query names, a year or a department, as buttons that narrow the result to it. */
export function drawOffers(question, words, { notes, facets }) {
  const labels = new Set(notes.filter(({ kind }) => kind === 'value').flatMap(({ to }) => to));
  return facets.flatMap(({ name, values }) =>
    values
      .filter(({ value, label }) => labels.has(label) && !hasFacet(question, name, value))
      .map(({ value, label }) => {
        const data = { 'data-facet': name, 'data-value': value };
        return element('p', {}, element('button', { type: 'button', class: 'link', ...data }, say(words.only, { value: label })));
      }),
  );
}

export function drawAdvice(question, words, advice) {
  const queries = advice.map(({ query, count }) =>
    element('button', { type: 'button', class: 'link', 'data-query': query }, say(words.advice_word, { query, count })),
  );
  const facets = question.facets.length
    ? [element('button', { type: 'button', class: 'link', 'data-clear': true }, words.advice_facets)]
    : [];
  const items = [...queries, ...facets, words.advice_shorter, words.advice_lists];
  const list = items.map((item) => element('li', {}, item));
  return [element('p', {}, words.advice), element('ul', {}, ...list)];
}
