// What a goal weighs on the wire and on paper.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { faultsOf, newContext } from './browser.mjs';
import { readDocuments } from './documents.mjs';
import { none } from './none.mjs';
import { address, goalPages } from './site.mjs';

const MOST_BYTES = 30_000;
const MOST_SHEETS = 2;
/** In points, rounded as Chromium rounds them. */
const A4 = { width: 595, height: 842 };

const packed = new Map();

/** The size of a file as gzip -9 sends it. */
async function packedSize(url) {
  if (!packed.has(url)) {
    const bytes = Buffer.from(await (await fetch(url)).arrayBuffer());
    packed.set(url, gzipSync(bytes, { level: 9 }).length);
  }
  return packed.get(url);
}

async function weight(path, { stylesheets }) {
  assert.notEqual(stylesheets.length, 0, `${path} has no style`);
  const sizes = await Promise.all([address + path, ...stylesheets].map(packedSize));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** The sizes of a PDF's pages in points. */
function sheets(pdf) {
  const boxes = pdf.toString('latin1').matchAll(/\/Type \/Page\n[^]*?\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)/g);
  return [...boxes].map(([, width, height]) => ({ width: Math.round(width), height: Math.round(height) }));
}

async function printFaults(page) {
  const printed = sheets(await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  const others = printed.filter(({ width, height }) => width !== A4.width || height !== A4.height);
  return [
    ...(printed.length >= 1 && printed.length <= MOST_SHEETS ? [] : [`${printed.length} sheets of paper`]),
    ...others.map(({ width, height }) => `${width} × ${height} is not A4`),
  ];
}

test('a goal is at most 30 kB of HTML and CSS after gzip', async () => {
  const documents = await readDocuments();
  const faults = [];
  for (const path of goalPages) {
    const bytes = await weight(path, documents.get(path));
    if (bytes > MOST_BYTES) faults.push(`${path}: ${bytes} bytes`);
  }
  none(faults);
});

test('a goal takes at most two sheets of A4', async () => {
  const context = await newContext();
  none(await faultsOf(goalPages, context, printFaults));
  await context.close();
});
