// The outline of every page, its ids, and that its HTML and CSS are valid.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { readDocuments } from './documents.mjs';
import { none } from './none.mjs';
import { files, folder } from './site.mjs';

const documents = await readDocuments();

function faultsOfEach(look) {
  return [...documents].flatMap(([path, document]) => look(document).map((fault) => `${path}: ${fault}`));
}

function outlineFaults({ headings }) {
  const tops = headings.filter(({ level }) => level === 1).length;
  const skips = headings.filter(({ level }, at) => level > (headings[at - 1]?.level ?? 0) + 1);
  const empty = headings.filter(({ text }) => text === '');
  return [
    ...(tops === 1 ? [] : [`${tops} h1`]),
    ...skips.map(({ level, text }) => `h${level} “${text}” skips a level`),
    ...empty.map(({ level }) => `h${level} without text`),
  ];
}

function repeatedIds({ ids }) {
  return ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `id ${id} is there again`);
}

/** What the W3C's checker says of every HTML, CSS and SVG file of the site. */
async function check(path) {
  const jar = join(dirname(createRequire(import.meta.url).resolve('vnu-jar/package.json')), 'build/dist/vnu.jar');
  const kinds = ['--skip-non-html', '--also-check-css', '--also-check-svg'];
  const command = ['-jar', jar, ...kinds, '--exit-zero-always', '--stdout', '--format', 'json', path];
  const { stdout } = await promisify(execFile)('java', command, { maxBuffer: 1 << 28 });
  return JSON.parse(stdout).messages.filter(({ type }) => type !== 'info');
}

function describe({ url, lastLine, message }) {
  return `${url.slice(url.indexOf(folder) + folder.length + 1)}:${lastLine ?? 1} ${message}`;
}

test('every page has one h1 and skips no level of headings', () => {
  none(faultsOfEach(outlineFaults));
});

test('every id of a page is there once', () => {
  none(faultsOfEach(repeatedIds));
});

test('the checker finds no error in the HTML, CSS and SVG', async () => {
  assert.ok(files.some((file) => file.endsWith('.css')));
  none((await check(folder)).map(describe));
});
