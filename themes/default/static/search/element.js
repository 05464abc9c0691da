// <tomei-search src="https://goals.city.example/">: the search box of a site of tomei on any other page.
//
// What it draws is in a shadow root, so that neither page changes the other's looks. It speaks the language of the page
// around it, and sends readers to the search page of the site for everything beyond the first hits.

import { open } from './api.js';
import { suggestBelow } from './combobox.js';
import { drawHits, drawNotes } from './results.js';
import { element, say } from './words.js';

const LIMIT = 5;
const LANGUAGES = ['ja', 'en'];

class TomeiSearch extends HTMLElement {
  async connectedCallback() {
    if (this.shadowRoot) return;
    const root = new URL(this.getAttribute('src') ?? '..', this.hasAttribute('src') ? document.baseURI : import.meta.url);
    const shadow = this.attachShadow({ mode: 'open' });
    const spoken = this.closest('[lang]')?.lang ?? '';
    const language = LANGUAGES.find((code) => spoken.startsWith(code)) ?? LANGUAGES[0];
    const words = await (await fetch(new URL(`words.${language}.json`, import.meta.url))).json();
    const form = element('form', { role: 'search', class: 'search', action: new URL('search.html', root).href, method: 'get' });
    const input = element('input', { name: 'q', type: 'search', 'aria-label': this.getAttribute('label') ?? words.embed.label });
    const found = element('div', { class: 'found', 'aria-live': 'polite' });
    const looks = ['search.css', 'element.css'].map((name) => element('link', { rel: 'stylesheet', href: new URL(name, import.meta.url).href }));
    form.append(input, element('button', {}, words.embed.button));
    shadow.append(...looks, form, found);
    input.addEventListener('focus', () => wake({ root, words, form, input, found }), { once: true });
  }
}

function wake(parts) {
  const { engine, search } = open(parts.root);
  suggestBelow(parts.input, engine, parts.words, (text) => show(parts, search, text));
  parts.form.addEventListener('submit', (event) => {
    event.preventDefault();
    show(parts, search, parts.input.value.trim());
  });
}

async function show({ root, words, found }, search, text) {
  if (!text) return found.replaceChildren();
  const all = new URL(`search.html?${new URLSearchParams({ q: text })}`, root).href;
  try {
    const { total, hits, notes } = await search(text, { limit: LIMIT });
    const told = total ? say(words.hits, { count: total }) : say(words.no_hits, { query: text });
    const list = element('ol', { class: 'hits' }, ...drawHits({ root, words }, hits));
    // What can be taken back is taken back on the site.
    const said = drawNotes(words, notes.map((note) => ({ ...note, undo: '' })));
    const further = element('p', {}, element('a', { href: all }, say(words.embed.all, { count: total })));
    return found.replaceChildren(element('p', {}, told), ...said, list, further);
  } catch ({ code }) {
    const told = element('p', {}, words.failures[code] ?? words.failures.crashed);
    return found.replaceChildren(told, element('p', {}, element('a', { href: all }, words.embed.all_there)));
  }
}

customElements.define('tomei-search', TomeiSearch);
