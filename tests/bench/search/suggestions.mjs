#!/usr/bin/env node
// Measures the suggestions of a built site in Chromium: how often the term that is meant is among the first eight, by what
// has been typed of it.
//
//   node tests/bench/search/suggestions.mjs SITE [--terms 400] [--seed 1] [--without 課題,仮称]
//
// The terms are those of the site's 五十音 index without those that are never meant, drawn as often as pages have them. playwright-core is taken from src/search/wasm
// (`npm ci` there); CHROMIUM names the browser.

import { readFile, readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { serve } from './host.mjs';

const wasm = fileURLToPath(new URL('../../../src/search/wasm/', import.meta.url));
const { chromium } = createRequire(wasm)('playwright-core');
const SHOWN = 8;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { terms: { type: 'string', default: '400' }, seed: { type: 'string', default: '1' }, without: { type: 'string', default: '' } },
});
const [folder] = positionals;

const ROWS = {
  '': 'あいうえお', k: 'かきくけこ', s: 'さしすせそ', t: 'たちつてと', n: 'なにぬねの', h: 'はひふへほ', m: 'まみむめも',
  r: 'らりるれろ', g: 'がぎぐげご', z: 'ざじずぜぞ', d: 'だぢづでど', b: 'ばびぶべぼ', p: 'ぱぴぷぺぽ',
};
const VOWELS = 'aiueo';
const SMALL = { ゃ: 'a', ゅ: 'u', ょ: 'o' };
const KUNREI = { や: 'ya', ゆ: 'yu', よ: 'yo', わ: 'wa', を: 'o', ん: 'n' };
for (const [letter, row] of Object.entries(ROWS)) [...row].forEach((kana, at) => (KUNREI[kana] = letter + VOWELS[at]));
const HEPBURN = { ...KUNREI, し: 'shi', ち: 'chi', つ: 'tsu', ふ: 'fu', じ: 'ji', ぢ: 'ji', づ: 'zu' };

/** Letters for a reading, or undefined where the table has none for one of its kana. */
function lettersOf(reading, table) {
  let letters = '';
  let isDoubled = false;
  for (const kana of reading) {
    if (kana === 'っ') {
      isDoubled = true;
    } else if (SMALL[kana]) {
      const isPalatal = /(sh|ch|j)i$/.test(letters);
      letters = letters.slice(0, -1) + (isPalatal ? '' : 'y') + SMALL[kana];
    } else if (kana !== 'ー') {
      if (!table[kana]) return undefined;
      letters += (isDoubled ? table[kana][0] : '') + table[kana];
      isDoubled = false;
    }
  }
  return letters;
}

const CLASSES = {
  'two kana': ({ reading }) => reading.slice(0, 2),
  'three kana': ({ reading }) => reading.slice(0, 3),
  'four letters, Hepburn': ({ reading }) => lettersOf(reading, HEPBURN)?.slice(0, 4),
  'four letters, Kunrei': ({ reading }) => lettersOf(reading, KUNREI)?.slice(0, 4),
  'six letters without long vowels': ({ reading }) => lettersOf(reading, HEPBURN)?.replace(/ou|oo|uu/g, ([vowel]) => vowel).slice(0, 6),
  'four kana, one without its voice': ({ reading }) => slipped(reading.slice(0, 4), withoutVoice),
  'four kana, two swapped': ({ reading }) => slipped(reading.slice(0, 4), ([first, second, third, ...rest]) => [first, third, second, ...rest].join('')),
};

const withoutVoice = (kana) => kana[0] + kana.slice(1).normalize('NFD').replace(/[\u3099\u309a]/, '').normalize('NFC');

/** What is typed by a slip, or undefined where the slip changes nothing. */
function slipped(kana, slip) {
  const typed = slip(kana);
  return typed === kana || kana.length < 4 ? undefined : typed;
}

async function termsOf(site) {
  const files = (await readdir(join(site, 'terms'), { recursive: true })).filter((file) => file.endsWith('index.html'));
  const pages = await Promise.all(files.map((file) => readFile(join(site, 'terms', file), 'utf8')));
  const row = /<li><a href="[^"]*">([^<]+)<\/a> (?:<small>([^<]+)<\/small> )?<small>(\d+)/g;
  const rows = pages.flatMap((page) => [...page.matchAll(row)]);
  const terms = rows.map(([, surface, reading, count]) => ({ surface, reading: reading ?? surface, count: Number(count) }));
  const known = new Map(terms.map((term) => [term.surface, term]));
  values.without.split(',').forEach((word) => known.delete(word));
  return [...known.values()].filter(({ reading }) => /^[\u3041-\u3096\u30fc]{3,}$/.test(reading));
}

/** Numbers from 0 to below 1, the same for the same seed. */
function* numbers(seed) {
  for (let state = seed >>> 0; ; ) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

function draw(terms, many, seed) {
  const sum = terms.reduce((all, { count }) => all + count, 0);
  const drawn = [];
  for (const number of numbers(seed)) {
    if (drawn.length === many) return drawn;
    let left = number * sum;
    drawn.push(terms.find(({ count }) => (left -= count) < 0));
  }
  return drawn;
}

/** Runs in the page: whether the term is among the suggestions for what has been typed. */
async function ask({ cases, shown, root }) {
  const modules = ['engine', 'combobox'].map((name) => import(`${root}search/${name}.js`));
  const [{ Engine }, { suggestionsFor }] = await Promise.all(modules);
  const begin = () => {
    const worker = new Worker(`${root}search/worker.js`, { type: 'module' });
    const [engine, start] = ['engine', 'start'].map((name) => `${root}search/${name}.bin`);
    worker.postMessage({ method: 'configure', engine, start, root, known: {} });
    return { worker, lost: new Promise(() => {}) };
  };
  const engine = new Engine(begin(), begin, new URL(root));
  const isFound = async ({ typed, surface }) => {
    const suggestions = await suggestionsFor(engine, typed);
    return suggestions.slice(0, shown).some(({ text }) => text === surface);
  };
  return Promise.all(cases.map(isFound));
}

const terms = await termsOf(folder);
const drawn = draw(terms, Number(values.terms), Number(values.seed));
const host = await serve(folder);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage();
await page.goto(`${host.root}404.html`);
console.log(`${terms.length} terms, ${drawn.length} drawn`);
for (const [name, typedFor] of Object.entries(CLASSES)) {
  const cases = drawn.map((term) => ({ surface: term.surface, typed: typedFor(term) })).filter(({ typed }) => typed);
  const found = await page.evaluate(ask, { cases, shown: SHOWN, root: host.root });
  console.log(`${name}: ${((found.filter(Boolean).length / cases.length) * 100).toFixed(1)} % of ${cases.length}`);
}
await browser.close();
await host.close();
