// The site is the same at a sub-path and at the root of a host, and its page for unknown addresses serves at any depth.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { newContext } from './browser.mjs';
import { none } from './none.mjs';
import { address, filesBelow, folder, pages, rootAddress, rootFolder, source } from './site.mjs';
import { statusOf } from './status.mjs';

/** How the page looks, and where it leads. */
function describePage() {
  const { fontFamily, lineHeight } = getComputedStyle(document.body);
  return {
    heading: document.querySelector('h1')?.textContent,
    style: { fontFamily, lineHeight },
    links: [...document.querySelectorAll('[href]')].map((link) => link.href.replace(/#.*/, '')),
  };
}

async function open(url) {
  const context = await newContext();
  const page = await context.newPage();
  const answer = await page.goto(url);
  const seen = await page.evaluate(describePage);
  await context.close();
  return { status: answer?.status(), ...seen };
}

async function deadLinks(links) {
  const dead = [];
  for (const link of new Set(links)) {
    const status = await statusOf(link);
    if (status !== 200) dead.push(`${link} is answered with ${status}`);
  }
  return dead;
}

for (const [place, home] of [
  ['at a sub-path', address],
  ['at the root of a host', rootAddress],
]) {
  test(`an unknown address ${place} is answered with a page that has its style and its links`, async () => {
    const unknownAddress = `${home}no/such/deep/page.html`;
    const unknown = await open(unknownAddress);
    assert.equal(unknown.status, 404);
    assert.equal(unknown.heading, 'ページが見つかりません');
    assert.deepEqual(unknown.style, (await open(`${home}index.html`)).style);
    assert.notDeepEqual(unknown.style, (await open('about:blank')).style);
    // The skip link leads to the page itself.
    const internal = unknown.links.filter((link) => link.startsWith(new URL(home).origin) && link !== unknownAddress);
    assert.notEqual(internal.length, 0);
    none(await deadLinks(internal));
  });
}

/** The page with every address of the host taken out, also where it may wrap. */
function withoutAddress(text, home) {
  // A QR code is the address, drawn.
  const plain = text.replace(/<svg class="qr".*?<\/svg>/, '').replaceAll('<wbr>', '');
  return plain.replaceAll(home, '⌂').replaceAll(`="${new URL(home).pathname}`, '="⌂');
}

function configuredAddress() {
  const [, home] = readFileSync(join(source, 'content/tomei.yaml'), 'utf8').match(/^base_url: (\S+)$/m);
  return home;
}

test('a page at a sub-path is the page at the root, addresses aside', () => {
  const home = configuredAddress();
  assert.deepEqual(filesBelow(rootFolder), filesBelow(folder));
  const differing = pages.filter((path) => {
    const atSubPath = withoutAddress(readFileSync(join(folder, path), 'utf8'), address);
    const atRoot = withoutAddress(readFileSync(join(rootFolder, path), 'utf8'), home);
    return atSubPath !== atRoot;
  });
  none(differing);
});
