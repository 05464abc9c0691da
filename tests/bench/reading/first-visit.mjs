#!/usr/bin/env node
// Measures how soon the pages of a built site can be read on a slow line by a slow processor, in Chromium.
//
//   node tests/bench/reading/first-visit.mjs SITE [--runs 5] [--cpu 6] [--json FILE]
//
// Every visit is a first one: nothing is kept from the one before. playwright-core is taken from tests/browser (`npm ci` there);
// CHROMIUM names the browser.

import { statSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { serve } from '../search/host.mjs';

const tests = fileURLToPath(new URL('../../browser/', import.meta.url));
const { chromium } = createRequire(tests)('playwright-core');

/** 1.6 Mbps down, 0.75 up, 150 ms before a response begins. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };
const PHONE = { width: 360, height: 640 };
/** How long a page is watched once it has loaded: what moves then moves under a reader's eyes. */
const WATCHED = 1_500;

/** The kinds of pages that readers come to first, by the shape of their address. */
const KINDS = {
  home: /^index\.html$/,
  year: /^\d{4}\/index\.html$/,
  sheet: /^\d{4}\/[^/]+\/index\.html$/,
  goal: /^\d{4}\/[^/]+\/goal-[^/]+\.html$/,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: 'string', default: '5' }, cpu: { type: 'string', default: '6' }, json: { type: 'string' } },
});
const [folder] = positionals;

/** The largest page of each kind: no other takes longer. */
async function largestPages() {
  const size = (path) => statSync(join(folder, path)).size;
  const paths = await readdir(folder, { recursive: true });
  return Object.entries(KINDS).map(([kind, shape]) => {
    const found = paths.filter((path) => shape.test(path)).sort((left, right) => size(right) - size(left));
    if (found.length === 0) throw new Error(`${folder} has no page of the kind ${kind}`);
    return { kind, path: found[0] };
  });
}

/** Runs in the page before anything of its own. */
function noteShifts() {
  globalThis.shifts = [];
  const note = (list) => globalThis.shifts.push(...list.getEntries().map((entry) => entry.value));
  new PerformanceObserver(note).observe({ type: 'layout-shift', buffered: true });
}

/** In milliseconds since the page was asked for. */
function timings() {
  const [navigation] = performance.getEntriesByType('navigation');
  const [painted] = performance.getEntriesByName('first-contentful-paint');
  return {
    paint: painted.startTime,
    ready: navigation.domContentLoadedEventEnd,
    loaded: navigation.loadEventEnd,
    shift: globalThis.shifts.reduce((sum, value) => sum + value, 0),
  };
}

async function visit(browser, host, path) {
  const context = await browser.newContext({ locale: 'ja-JP', viewport: PHONE });
  await context.addInitScript(noteShifts);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', SLOW_4G);
  await session.send('Emulation.setCPUThrottlingRate', { rate: Number(values.cpu) });
  const begin = host.asked.length;
  await page.goto(host.root + path, { waitUntil: 'load', timeout: 120_000 });
  await page.waitForTimeout(WATCHED);
  const asked = host.asked.slice(begin);
  const found = { ...(await page.evaluate(timings)), requests: asked.length };
  await context.close();
  return { ...found, bytes: asked.reduce((sum, { bytes }) => sum + bytes, 0) };
}

const sorted = (runs, what) => runs.map((run) => run[what]).sort((left, right) => left - right);

/** Median, and the worst in brackets. */
function both(runs, what) {
  const all = sorted(runs, what);
  return `${all[all.length >> 1].toFixed(0)} (${all.at(-1).toFixed(0)})`;
}

function print(measured) {
  console.log(`CPU slowed ${values.cpu} times, slow 4G; median (worst) of ${values.runs}, ms\n`);
  console.log('| | page | first paint | parsed | loaded | layout shift, worst | over the line |');
  console.log('|---|---|---|---|---|---|---|');
  for (const { kind, path, runs } of measured) {
    const shift = sorted(runs, 'shift').at(-1);
    const [{ bytes, requests }] = runs;
    const times = ['paint', 'ready', 'loaded'].map((what) => both(runs, what));
    const line = `${(bytes / 1000).toFixed(1)} kB in ${requests}`;
    console.log(`| ${[kind, path, ...times, shift.toFixed(4), line].join(' | ')} |`);
  }
}

const pages = await largestPages();
const host = await serve(folder);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
});
const measured = pages.map((page) => ({ ...page, runs: [] }));
for (let run = 0; run < Number(values.runs); run += 1) {
  for (const { path, runs } of measured) runs.push(await visit(browser, host, path));
}
await browser.close();
host.close();
print(measured);
if (values.json) await writeFile(values.json, JSON.stringify(measured, null, 1));
