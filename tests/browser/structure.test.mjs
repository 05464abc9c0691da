// The outline of every page, its ids, and that its HTML and CSS are valid.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { readDocuments } from './documents.mjs';
import { none } from './none.mjs';
import { files, folder, work } from './site.mjs';

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

/**
 * A copy of the site for the checker, which does not know `::highlight()` of the CSS Custom Highlight API: what it
 * styles is checked as a selection.
 */
function copyForChecker() {
  const copy = join(work, 'checked');
  cpSync(folder, copy, { recursive: true });
  for (const file of files.filter((file) => file.endsWith('.css'))) {
    const style = readFileSync(join(copy, file), 'utf8');
    writeFileSync(join(copy, file), style.replace(/::highlight\([\w-]+\)/g, '::selection'));
  }
  return copy;
}

/** What the W3C's checker says of every HTML, CSS and SVG file of a folder. */
async function check(root) {
  const jar = join(dirname(createRequire(import.meta.url).resolve('vnu-jar/package.json')), 'build/dist/vnu.jar');
  const kinds = ['--skip-non-html', '--also-check-css', '--also-check-svg'];
  const command = ['-jar', jar, ...kinds, '--exit-zero-always', '--stdout', '--format', 'json', root];
  const { stdout } = await promisify(execFile)('java', command, { maxBuffer: 1 << 28 });
  const errors = JSON.parse(stdout).messages.filter(({ type }) => type !== 'info');
  return errors.map(({ url, lastLine, message }) => `${url.split(`${root}/`)[1]}:${lastLine ?? 1} ${message}`);
}

test('every page has one h1 and skips no level of headings', () => {
  none(faultsOfEach(outlineFaults));
});

test('every id of a page is there once', () => {
  none(faultsOfEach(repeatedIds));
});

test('the checker finds no error in the HTML, CSS and SVG', async () => {
  assert.ok(files.some((file) => file.endsWith('.css')));
  none(await check(copyForChecker()));
});
