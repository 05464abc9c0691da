// The search of a site of tomei as a module for other pages; docs/search.md describes it.
//
//   import { open } from 'https://goals.city.example/search/api.js';
//   const { search, suggest } = open();
//   const answer = await search('特殊詐欺', { facets: { year: ['2019'] }, limit: 5 });

import { requestFor } from './address.js';
import { Engine } from './engine.js';

/** The version of what `search` gives: another one if a member goes or means something else. */
export const VERSION = 1;

const SORTS = ['relevance', 'newest', 'oldest'];

/**
 * @param {string | URL} site the root of the site; by default that which this module comes from
 * @returns {{ search: Function, suggest: Function, root: URL, engine: Engine }}
 */
export function open(site = new URL('..', import.meta.url)) {
  const root = new URL(site, document.baseURI);
  const engine = new Engine(begin(root), () => begin(root), root);
  return {
    root,
    engine,
    search: (query, options = {}) => answer(engine, query, options),
    suggest: (text, { limit = 8 } = {}) => engine.suggest(text, limit),
  };
}

let opened;

/** Searches the site that this module comes from. */
export function search(query, options) {
  opened ??= open();
  return opened.search(query, options);
}

/** The answer of `tomei search --json`: docs/search.schema.json describes it. */
async function answer(engine, query, { facets = {}, sort = 'relevance', undo = [], offset = 0, limit = 10, counts = false }) {
  if (!SORTS.includes(sort)) throw new TypeError(`sort: ${SORTS.join(', ')}`);
  const chosen = Object.entries(facets).flatMap(([name, values]) => [values].flat().map((value) => [name, value]));
  const { pack, ...found } = await engine.search(requestFor({ text: query, facets: chosen, sort, undo }, offset, limit, counts));
  return { version: VERSION, ...found };
}

/** A worker of another host may not be run, but one that imports it may. */
function begin(root) {
  const [script, engine, start] = ['worker.js', 'engine.bin', 'start.bin'].map((name) => new URL(`search/${name}`, root).href);
  const isOwn = root.origin === location.origin;
  const source = isOwn ? script : URL.createObjectURL(new Blob([`import ${JSON.stringify(script)};`], { type: 'text/javascript' }));
  const worker = new Worker(source, { type: 'module' });
  const lost = new Promise((resolve) => worker.addEventListener('error', resolve, { once: true }));
  worker.postMessage({ method: 'configure', engine, start, root: root.href, known: {} });
  return { worker, lost };
}
