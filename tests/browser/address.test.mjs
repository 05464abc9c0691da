// The site is the same at a sub-path and at the root of a host, and its page for unknown addresses serves at any depth.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { newContext } from './browser.mjs';
import { none } from './none.mjs';
import { address, filesBelow, folder, pages, rootAddress, rootFolder, source } from './site.mjs';

/** What a reader sees at an unknown address, and where its links lead. */
function describePage() {
  const { fontFamily } = getComputedStyle(document.body);
  return {
    heading: document.querySelector('h1')?.textContent,
    rules: [...document.styleSheets].reduce((sum, sheet) => sum + sheet.cssRules.length, 0),
    fontFamily,
    links: [...document.querySelectorAll('a[href]')].map((link) => link.href),
  };
}

async function open(url) {
  const context = await newContext();
  const page = await context.newPage();
  const answer = await page.goto(url);
  const seen = await page.evaluate(describePage);
  await context.close();
  return { status: answer.status(), ...seen };
}

async function deadLinks(links) {
  const internal = [...new Set(links)].filter((link) => link.startsWith('http://127.0.0.1'));
  const dead = [];
  for (const link of internal) {
    const { status } = await fetch(link.replace(/#.*/, ''), { redirect: 'manual' });
    if (status !== 200 && !link.includes('/no/such/')) dead.push(`${link} ${status}`);
  }
  return dead;
}

for (const [place, home] of [
  ['at a sub-path', address],
  ['at the root of a host', rootAddress],
]) {
  test(`an unknown address ${place} is answered with a page that has its style and its links`, async () => {
    const known = await open(`${home}index.html`);
    const unknown = await open(`${home}no/such/deep/page.html`);
    assert.equal(unknown.status, 404);
    assert.equal(unknown.heading, 'ページが見つかりません');
    assert.notEqual(known.rules, 0);
    assert.equal(unknown.rules, known.rules);
    assert.equal(unknown.fontFamily, known.fontFamily);
    none(await deadLinks(unknown.links));
  });
}

/** The page with every address of the host taken out. */
function withoutAddress(text, home) {
  return text.replaceAll(home, '⌂').replaceAll(`"${new URL(home).pathname}`, '"⌂');
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
