#!/usr/bin/env node
// Measures the search of two built sites in Chromium, the two taking turns: bytes, requests and times.
//
//   node tests/bench/search/compare.mjs TOMEI_SITE [PAGEFIND_SITE] [--runs 5] [--queries FIRST,SECOND,SHORTER,LONGER] [--json FILE]
//
// A site is a folder of files; Pagefind's has been indexed (`npx pagefind@1.6.0 --site FOLDER`). playwright-core is taken from
// src/search/wasm (`npm ci` there); CHROMIUM names the browser.

import { createRequire } from 'node:module';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { SLOW, serve } from './host.mjs';
import { PAGEFIND, TOMEI } from './sites.mjs';

const wasm = fileURLToPath(new URL('../../../src/search/wasm/', import.meta.url));
const { chromium } = createRequire(wasm)('playwright-core');
const WARM = 3_000;
const QUIET = 700;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: 'string', default: '5' }, queries: { type: 'string' }, json: { type: 'string' } },
});
const [first, second, shorter, longer] = (values.queries ?? '特殊詐欺,協働,地域,地域の').split(',');

function cost(site, begin) {
  const asked = site.host.asked.slice(begin);
  const search = asked.filter(({ path }) => site.isSearch(path));
  const sum = (list) => list.reduce((all, { bytes }) => all + bytes, 0);
  return { searchBytes: sum(search), searchRequests: search.length, allBytes: sum(asked) };
}

/** What acting found, with the bytes and requests it took. */
async function timed(site, act) {
  const begin = site.host.asked.length;
  const found = await act();
  return { ...found, ...cost(site, begin) };
}

/** Opens an address; times from the request on. */
async function opened(site, page, query) {
  const started = performance.now();
  await page.goto(address(site, query), { waitUntil: 'commit' });
  const until = async (isDrawn) => {
    await page.waitForFunction(isDrawn, query, { polling: 'raf', timeout: 60_000 });
    return performance.now() - started;
  };
  return { first: await until(site.first), ms: await until(site.drawn) };
}

/** Types a word; times from the page's own input event to the frame that shows the answer. */
async function typed(site, page, query) {
  const found = page.evaluate(watch, { query, steps: { first: String(site.first), ms: String(site.drawn) } });
  await page.locator('#q, [name=q]').first().fill(query);
  return found;
}

/** Runs in the page. */
function watch({ query, steps }) {
  const waiting = Object.entries(steps).map(([name, source]) => [name, new Function('query', `return (${source})(query)`)]);
  return new Promise((resolve) => {
    const found = {};
    const look = (started) => {
      while (waiting.length && waiting[0][1](query)) {
        const [name] = waiting.shift();
        requestAnimationFrame((now) => {
          found[name] = now - started;
          if (Object.keys(found).length === Object.keys(steps).length) resolve(found);
        });
      }
    };
    const begin = ({ timeStamp }) =>
      new MutationObserver(() => look(timeStamp)).observe(document, { subtree: true, childList: true, attributes: true });
    addEventListener('input', begin, { capture: true, once: true });
  });
}

/** Nobody types the next word before the page has all that the first one brings with it. */
async function settled(site, page) {
  for (let before = -1; before < site.host.asked.length; ) {
    before = site.host.asked.length;
    await page.waitForTimeout(QUIET);
  }
}

const address = (site, query) => `${site.host.root}${site.page}${query ? `?q=${encodeURIComponent(query)}` : ''}`;

async function visit(site, browser) {
  const context = await browser.newContext({ locale: 'ja-JP' });
  const page = await context.newPage();
  const found = {};
  found.cold = await timed(site, () => opened(site, page, first));
  await settled(site, page);
  found.second = await timed(site, () => typed(site, page, second));
  await settled(site, page);
  await typed(site, page, shorter);
  await settled(site, page);
  found.letter = await timed(site, () => typed(site, page, longer));
  await page.close();
  const later = await context.newPage();
  found.later = await timed(site, () => opened(site, later, first));
  await context.close();
  found.warmed = await warmed(site, browser);
  return found;
}

/** The search page has been open for three seconds when somebody begins. */
async function warmed(site, browser) {
  const context = await browser.newContext({ locale: 'ja-JP' });
  const page = await context.newPage();
  await page.goto(address(site));
  await page.locator('#q, [name=q]').first().focus();
  await page.waitForTimeout(WARM);
  const found = await timed(site, () => typed(site, page, first));
  await context.close();
  return found;
}

const median = (list) => [...list].sort((left, right) => left - right)[list.length >> 1];

function table(runs, sites) {
  for (const line of ['full speed', 'slow 4G']) {
    console.log(`\n${line}: first hits, ten hits, bytes in files`);
    for (const step of ['cold', 'second', 'letter', 'later', 'warmed']) {
      const of = (site, what) => median(runs.filter((run) => run.line === line && run.site === site.name).map((run) => run[step][what]));
      const cell = (site) => `${of(site, 'first').toFixed(0)}, ${of(site, 'ms').toFixed(0)} ms, ${(of(site, 'searchBytes') / 1000).toFixed(1)} kB in ${of(site, 'searchRequests')}`;
      const ratio = (what) => (of(sites[0], what) / of(sites[1], what)).toFixed(2);
      const ratios = sites.length > 1 ? `; ratios ${ratio('first')}, ${ratio('ms')}, ${ratio('searchBytes')}` : '';
      console.log(`${step}: ${sites.map((site) => `${site.name} ${cell(site)}`).join('; ')}${ratios}`);
    }
  }
}

const sites = [TOMEI, PAGEFIND].slice(0, positionals.length);
for (const [number, site] of sites.entries()) site.host = await serve(positionals[number], site.extra);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
});
const runs = [];
for (let run = 0; run < Number(values.runs); run += 1) {
  const turns = run % 2 ? [...sites].reverse() : sites;
  for (const [line, settings] of [['full speed', undefined], ['slow 4G', SLOW]]) {
    for (const site of turns) {
      site.host.line = settings;
      runs.push({ site: site.name, line, run, ...(await visit(site, browser)) });
    }
  }
}
await browser.close();
sites.forEach((site) => site.host.close());
table(runs, sites);
if (values.json) await writeFile(values.json, JSON.stringify(runs, null, 1));
