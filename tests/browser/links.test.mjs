// Every internal address leads somewhere, in pages, feeds and the site map.

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { readDocuments } from './documents.mjs';
import { none } from './none.mjs';
import { address, files, pages } from './site.mjs';
import { statusOf } from './status.mjs';

const { origin } = new URL(address);

let documents;
/** The status of each address of the host, fragments left off. */
let answers;

before(async () => {
  documents = await readDocuments();
  const wanted = [...documents.values()].flatMap(({ links }) => links).filter(isInternal);
  const targets = [...new Set(wanted.map(withoutFragment))];
  assert.notEqual(targets.length, 0);
  answers = new Map();
  for (const target of targets) answers.set(target, await statusOf(target));
});

const isInternal = (link) => new URL(link).origin === origin;

function withoutFragment(link) {
  const url = new URL(link);
  url.hash = '';
  return url.href;
}

/** The internal links of every page for which `fault` has something to say. */
function faultyLinks(fault) {
  return [...documents].flatMap(([path, { links }]) =>
    links.filter(isInternal).flatMap((link) => {
      const found = fault(link);
      return found ? [`${path}: ${link} ${found}`] : [];
    }),
  );
}

function missingFile(link) {
  const status = answers.get(withoutFragment(link));
  return status === 200 ? undefined : `is answered with ${status}`;
}

function missingFragment(link) {
  const id = decodeURIComponent(new URL(link).hash.slice(1));
  const target = documents.get(withoutFragment(link).slice(address.length));
  if (!id || !target) return undefined;
  return target.ids.includes(id) ? undefined : 'leads to no element';
}

/** The addresses in an XML or text file that Tomei wrote. */
async function addressesIn(file) {
  const text = await (await fetch(address + file)).text();
  const found = [...text.matchAll(/(?:<loc>|href="|template="|<uri>|^Sitemap: )(https?:[^<"\s]+)/gm)].map(([, url]) => url);
  return found.map((url) => url.replaceAll('&amp;', '&'));
}

test('every internal link leads to a file', () => {
  none(faultyLinks(missingFile));
});

test('every fragment leads to an element', () => {
  const fragments = [...documents.values()].flatMap(({ links }) => links).filter((link) => new URL(link).hash);
  assert.notEqual(fragments.length, 0);
  none(faultyLinks(missingFragment));
});

test('every page can be reached by links from the home page', () => {
  const reached = new Set(['index.html']);
  for (const path of reached) {
    const links = documents.get(path).links.filter((link) => link.startsWith(address));
    const paths = links.map((link) => withoutFragment(link).slice(address.length) || 'index.html');
    paths.filter((next) => documents.has(next)).forEach((next) => reached.add(next));
  }
  none(pages.filter((path) => !['404.html', 'offline.html'].includes(path) && !reached.has(path)));
});

test('every canonical address is the one the page is served at', () => {
  const wrong = [...documents].filter(([path, { canonical }]) => canonical && canonical !== address + path);
  none(wrong.map(([path, { canonical }]) => `${path}: ${canonical}`));
  assert.ok(documents.get('index.html').canonical);
});

test('every address in feeds, the site map and robots.txt leads somewhere', async () => {
  const faults = [];
  for (const file of files.filter((file) => /\.xml$|^robots\.txt$/.test(file))) {
    const internal = (await addressesIn(file)).filter(isInternal);
    assert.notEqual(internal.length, 0, `${file} names no address`);
    for (const url of internal) {
      const status = await statusOf(url);
      if (status !== 200) faults.push(`${file}: ${url} ${status}`);
    }
  }
  none(faults);
});
