// Suggestions under a search box: WAI-ARIA's editable combobox with a list popup.
//
// While an input method composes, the list follows what has been typed so far, but no key is taken away
// from it and the box is never written to.

import { beginningsOf } from './kana.js';
import { element, say } from './words.js';

const LIMIT = 8;
const PAUSE = 60;
/** What is shorter begins too many words to tell a slip. */
const SHORTEST_SLIP = 3;
let boxes = 0;

/**
 * @param {HTMLInputElement} input
 * @param {import('./engine.js').Engine} engine
 * @param {object} words
 * @param {(text: string) => void} choose called with the suggestion taken
 */
export function suggestBelow(input, engine, words, choose) {
  const list = element('ul', { role: 'listbox', id: `tomei-list-${(boxes += 1)}`, class: 'tomei-list', 'aria-label': words.suggestions, hidden: true });
  const status = element('span', { role: 'status', class: 'tomei-unseen' });
  input.after(list, status);
  const state = { input, list, status, words, choose, active: -1, asked: 0, timer: 0 };
  announceRole(state);
  input.addEventListener('input', () => {
    clearTimeout(state.timer);
    state.timer = setTimeout(() => refresh(state, engine), PAUSE);
  });
  input.addEventListener('keydown', (event) => onKey(state, event));
  input.addEventListener('blur', () => close(state));
  input.form?.addEventListener('submit', () => close(state));
  list.addEventListener('pointerdown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => {
    const option = event.target.closest('[role=option]');
    if (option) take(state, option);
  });
}

function announceRole({ input, list }) {
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-controls', list.id);
  input.setAttribute('aria-expanded', 'false');
  input.setAttribute('autocomplete', 'off');
}

async function refresh(state, engine) {
  const text = state.input.value.trim();
  const asked = (state.asked += 1);
  if (!text) return close(state);
  const suggestions = await suggestionsFor(engine, text).catch(() => []);
  if (asked !== state.asked || state.input.getRootNode().activeElement !== state.input) return undefined;
  return suggestions.length ? open(state, suggestions) : close(state);
}

/** The first that are in the most pages, of all that the text can be the beginning of; else with a slip mended. */
export async function suggestionsFor(engine, text) {
  const beginnings = beginningsOf(text);
  const found = await anyOf(engine, beginnings.includes(text) ? beginnings : [...beginnings, text], text);
  if (found.length || [...text].length < SHORTEST_SLIP) return found;
  const { mended } = await import('./slips.js');
  return anyOf(engine, mended(text), text);
}

/** Where a syllable of letters is half typed, the text itself is only the beginning of words in Latin letters. */
async function anyOf(engine, beginnings, text) {
  const found = await Promise.all(beginnings.map((beginning) => engine.suggest(beginning, LIMIT)));
  if (found.length === 1) return found[0];
  const isMeant = ({ text: term }) => term.toLowerCase().startsWith(text.toLowerCase());
  const kept = found.flatMap((each, at) => (at && beginnings[at] === text ? each.filter(isMeant) : each));
  const known = new Map(kept.map((each) => [each.text, each]));
  return [...known.values()].sort((one, other) => other.count - one.count).slice(0, LIMIT);
}

function open(state, suggestions) {
  const { input, list, status, words } = state;
  list.replaceChildren(...suggestions.map((suggestion, at) => option(list, words, suggestion, at)));
  list.hidden = false;
  input.setAttribute('aria-expanded', 'true');
  activate(state, -1);
  status.textContent = say(words.suggestions_open, { count: suggestions.length });
}

function option(list, words, { text, reading, count }, at) {
  const [kind, read] = beside(words, text, reading);
  return element(
    'li',
    { role: 'option', id: `${list.id}-${at}`, 'data-text': text, 'aria-selected': 'false' },
    element('span', { class: 'tomei-term', lang: words.content }, text),
    element('span', { class: 'tomei-reading', lang: kind ? undefined : words.content }, read && ` ${read}`),
    element('span', { class: 'tomei-count' }, ` ${say(words.suggestion_count, { count })}`),
  );
}

/** What stands beside a suggestion: of the name of a goal, a department or a page its kind; of a term its reading. */
function beside(words, text, reading) {
  const kind = reading !== text && words.suggestion_kinds[reading];
  return kind ? [kind, kind] : [undefined, reading === text ? '' : reading];
}

function close(state) {
  clearTimeout(state.timer);
  state.asked += 1;
  state.list.hidden = true;
  state.status.textContent = '';
  state.input.setAttribute('aria-expanded', 'false');
  activate(state, -1);
}

function activate(state, at) {
  const options = [...state.list.children];
  state.active = at;
  options.forEach((each, index) => each.setAttribute('aria-selected', String(index === at)));
  if (at < 0) return state.input.removeAttribute('aria-activedescendant');
  options[at].scrollIntoView({ block: 'nearest' });
  return state.input.setAttribute('aria-activedescendant', options[at].id);
}

function take(state, chosen) {
  state.input.value = chosen.dataset.text;
  close(state);
  state.choose(chosen.dataset.text);
}

function onKey(state, event) {
  if (event.isComposing || event.keyCode === 229) return;
  // Also what is still on its way: it would open over the results.
  if (event.key === 'Enter' && state.active < 0) return close(state);
  if (state.list.hidden) return;
  const count = state.list.children.length;
  const moves = {
    ArrowDown: () => activate(state, state.active + 1 < count ? state.active + 1 : -1),
    ArrowUp: () => activate(state, state.active < 0 ? count - 1 : state.active - 1),
    Escape: () => close(state),
    Enter: () => take(state, state.list.children[state.active]),
  };
  if (!moves[event.key]) return;
  event.preventDefault();
  moves[event.key]();
}
