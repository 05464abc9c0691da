// The whole search in a real browser: page, worker, engine and the town's pack, on a host of plain files.

import assert from 'node:assert/strict';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { nativeAnswers, requests, town } from '../town.mjs';
import { launch, serve, visit } from './support.mjs';

let browser;
let site;
let junk;
const pack = join(town, 'search');

before(async () => {
  site = await serve({ pack });
  browser = await launch();
  const folder = await mkdtemp(join(tmpdir(), 'tomei-'));
  junk = join(folder, 'page.html');
  await writeFile(junk, '<!doctype html><title>404</title><h1>Not found</h1>');
});

after(async () => {
  await browser.close();
  await site.close();
});

/** The page's address for a request in lines. */
function address(request) {
  const fields = request.split('\n').map((line) => line.split('\t'));
  const pairs = fields.map(([name, value, more]) => (name === 'facet' ? [value, more] : [name, value]));
  return `search.html?${new URLSearchParams(pairs.filter(([name]) => !['offset', 'limit', 'counts'].includes(name)))}`;
}

test('hits and their order are the native library\'s', async () => {
  const [asked, expected] = [await requests(), await nativeAnswers()];
  const { page, faults } = await visit(browser, `${site.root}search.html`);
  let compared = 0;
  for (const [number, request] of asked.entries()) {
    if (/^(offset|q\t$)/m.test(request) || !expected[number].total) continue;
    await page.goto(site.root + address(request));
    await page.locator('.tomei-hit').first().waitFor();
    await page.waitForFunction(() => !document.querySelector('[aria-busy]'));
    const urls = await page.locator('.tomei-hit h3 a').evaluateAll((links) => links.map((link) => new URL(link.href).pathname));
    assert.deepEqual(urls, expected[number].hits.map(({ url }) => `/town/goals/${url}`), request);
    assert.equal(await page.locator('.tomei-total').textContent(), `${expected[number].matching || expected[number].total}件見つかりました`);
    compared += 1;
  }
  assert.ok(compared >= 18, `${compared} compared`);
  assert.deepEqual(faults, []);
});

test('the citizen\'s path by keyboard: kana, suggestion, hit, marked sentence', async () => {
  const { page, faults } = await visit(browser, `${site.root}search.html`);
  await page.locator('#q[role=combobox]').waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.type('とくしゅ');
  await page.locator('[role=option]', { hasText: '特殊詐欺' }).first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  // What the kana alone found may still be there.
  await page.waitForFunction(() => document.querySelectorAll('.tomei-hit').length === 4);
  for (let step = 0; step < 30; step += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(() => Boolean(document.activeElement.closest('.tomei-hit')))) break;
  }
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/\d{4}\/kyodo\/goal-1\.html\?mark=/);
  await page.waitForFunction(() => CSS.highlights.has('tomei-mark'));
  assert.deepEqual(faults.filter((fault) => !fault.includes('404')), []);
});

test('facets narrow, and their counts are those of the hits', async () => {
  const { page } = await visit(browser, `${site.root}search.html?q=${encodeURIComponent('特殊詐欺')}`);
  const label = page.locator('label', { has: page.locator('input[name=year][value="2019"]') });
  assert.match(await label.textContent(), /2019年度 1/);
  await label.click();
  await page.waitForFunction(() => document.querySelectorAll('.tomei-hit').length === 1);
});

test('a further letter needs few files', async () => {
  const { page } = await visit(browser, `${site.root}search.html?q=${encodeURIComponent('地域')}`);
  await page.locator('.tomei-facets input').first().waitFor();
  const asked = site.asked.length;
  await page.locator('#q').fill('地域の');
  await page.waitForURL(/%E3%81%AE/);
  await page.locator('.tomei-hit mark', { hasText: '地域の' }).first().waitFor();
  await page.waitForFunction(() => !document.querySelector('[aria-busy]'));
  assert.ok(site.asked.length - asked < 8, `${site.asked.length - asked} files`);
});

test('a second search asks for no file twice', async () => {
  const host = await serve({ pack });
  const { page } = await visit(browser, `${host.root}search.html?q=${encodeURIComponent('協働')}`);
  await page.locator('.tomei-hit').first().waitFor();
  await page.locator('#q').fill('講座');
  await page.locator('.tomei-hit mark', { hasText: '講座' }).first().waitFor();
  const twice = host.asked.filter((path, at) => path.startsWith('search/') && host.asked.indexOf(path) !== at);
  assert.deepEqual(twice, []);
  await host.close();
});

for (const [name, file, sentence] of [
  ['the engine', 'static/search/engine.bin', /続けられなく|壊れている/],
  ['the start file', 'search/start.bin', /壊れている/],
]) {
  test(`${name} answered with a page of the host's: said, and the lists shown`, async () => {
    const host = await serve({ pack, replace: { [file]: junk } });
    const { page } = await visit(browser, `${host.root}search.html?q=${encodeURIComponent('協働')}`);
    await page.locator('.tomei-total', { hasText: sentence }).waitFor();
    assert.equal(await page.locator('[data-search-lists]').isVisible(), true);
    await host.close();
  });
}

test('files missing, then there again: said, and a new try succeeds', async () => {
  const host = await serve({ pack });
  const { page } = await visit(browser, `${host.root}search.html`);
  await page.locator('#q[role=combobox]').waitFor();
  await page.waitForLoadState('networkidle');
  await page.route('**/search/t-*/**', (route) => route.fulfill({ status: 404, body: 'no' }));
  await page.locator('#q').fill('協働');
  await page.locator('.tomei-total', { hasText: '見つからないため' }).waitFor();
  await page.unroute('**/search/t-*/**');
  await page.locator('[data-retry]').click();
  await page.locator('.tomei-hit').first().waitFor();
  await host.close();
});

test('published anew since the start file was kept: it is read again, and the first question answered', async () => {
  const { page } = await visit(browser, `${site.root}index.html`);
  let starts = 0;
  await page.route('**/search/start.bin', (route) => {
    starts += 1;
    return route.continue();
  });
  // The question is there before the engine is.
  await page.route('**/engine.bin', async (route) => {
    await page.locator('ol[aria-busy]').waitFor({ state: 'attached' });
    return route.continue();
  });
  await page.route('**/search/t-*/**', (route) => (starts > 1 ? route.continue() : route.fulfill({ status: 404, body: 'no' })));
  await page.goto(`${site.root}search.html?q=${encodeURIComponent('協働')}`);
  await page.locator('.tomei-hit').first().waitFor();
  assert.equal(starts, 2);
});

test('what counts the facets is missing: the hits stay, and it is said beside them', async () => {
  const { page } = await visit(browser, `${site.root}search.html`);
  await page.route('**/search/f-*/**', (route) => route.fulfill({ status: 404, body: 'no' }));
  await page.locator('#q').fill('協働');
  await page.locator('.tomei-facets', { hasText: '見つからないため' }).waitFor();
  assert.ok((await page.locator('.tomei-hit').count()) > 0);
});

test('a lost connection is said, never a hang', async () => {
  const host = await serve({ pack });
  const { page } = await visit(browser, `${host.root}search.html`);
  await page.locator('#q[role=combobox]').waitFor();
  await page.waitForLoadState('networkidle');
  await page.context().setOffline(true);
  await page.locator('#q').fill('講座');
  await page.locator('.tomei-total', { hasText: '通信できない' }).waitFor();
  await page.context().setOffline(false);
  await page.locator('[data-retry]').click();
  await page.locator('.tomei-hit').first().waitFor();
  await host.close();
});

test('a worker that cannot be had is said, and a new try gets another', async () => {
  const host = await serve({ pack });
  const { page } = await visit(browser, `${host.root}index.html`);
  await page.route('**/host.js', (route) => route.fulfill({ status: 404, body: 'no' }));
  await page.goto(`${host.root}search.html?q=${encodeURIComponent('協働')}`);
  await page.locator('.tomei-total', { hasText: '通信できない' }).waitFor();
  await page.unroute('**/host.js');
  await page.locator('[data-retry]').click();
  await page.locator('.tomei-hit').first().waitFor();
  await host.close();
});

test('without WebAssembly the page says so and leads to the lists', async () => {
  const host = await serve({ pack });
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(() => delete globalThis.Worker);
  await page.goto(`${host.root}search.html?q=x`);
  await page.locator('[data-search-results]', { hasText: '利用できません' }).waitFor();
  assert.equal(await page.locator('[data-search-lists]').isVisible(), true);
  await host.close();
});

test('without JavaScript the lists are there', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${site.root}search.html`);
  assert.equal(await page.locator('[data-search-lists] a').isVisible(), true);
  assert.equal(await page.locator('[data-search-results]').isVisible(), false);
});
