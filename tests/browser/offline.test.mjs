// Without a network: what was read can be read again, searched words are found again, and the rest says that it is not saved.

import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { chromium } from 'playwright-core';
import { FLAGS, PATIENCE } from './browser.mjs';
import { address, folder, goalPages } from './site.mjs';

// A name that is not this machine's, as a website has: previews on the own machine save nothing.
const host = address.replace('127.0.0.1', 'city.test');
const { origin } = new URL(host);
const browser = await chromium.launch({
  executablePath: process.env.TOMEI_CHROMIUM,
  args: [...FLAGS, '--host-resolver-rules=MAP city.test 127.0.0.1', `--unsafely-treat-insecure-origin-as-secure=${origin}`],
  timeout: PATIENCE,
});
after(() => browser.close());

async function newPage() {
  const context = await browser.newContext({ locale: 'ja-JP' });
  context.setDefaultTimeout(PATIENCE);
  return [context, await context.newPage()];
}

/** Opens a page whose visits are saved. */
async function saving(page, path) {
  await page.goto(host + path);
  await page.evaluate(() => navigator.serviceWorker.ready);
  // The first visit began before the worker did.
  await page.reload();
  await page.waitForFunction(() => navigator.serviceWorker.controller);
}

const hits = (page) => page.locator('.hits > li').allInnerTexts();

async function found(page) {
  await page.waitForFunction(() => document.querySelector('.hits > li') && !document.querySelector('[aria-busy]'));
  return hits(page);
}

test('a page that was read is read again without a network, and says so', async () => {
  const [context, page] = await newPage();
  await saving(page, goalPages[0]);
  const text = await page.locator('main').innerText();
  assert.equal(await page.locator('[data-offline]').isVisible(), false);
  await context.setOffline(true);
  await page.goto(`${host}${goalPages[0]}?mark=%E5%B8%82`);
  assert.equal(await page.locator('main').innerText(), text);
  assert.ok(await page.locator('[data-offline]').isVisible());
  await context.close();
});

test('a page that was not read says so, and leads to those that were', async () => {
  const [context, page] = await newPage();
  await saving(page, goalPages[0]);
  const title = await page.title();
  await context.setOffline(true);
  await page.goto(host + goalPages[1]);
  assert.match(await page.locator('h1').innerText(), /まだこの端末に保存されていません/);
  await page.locator('[data-offline-saved] a').getByText(title, { exact: true }).click();
  await page.waitForURL(host + goalPages[0]);
  await page.goto(host + goalPages[1]);
  await context.setOffline(false);
  await page.locator('[data-offline-again]').click();
  await page.waitForURL(host + goalPages[1]);
  await context.close();
});

test('a search that was made once is made again without a network', async () => {
  const [context, page] = await newPage();
  const path = `search.html?q=${encodeURIComponent('特殊詐欺')}`;
  await saving(page, path);
  const before = await found(page);
  await context.setOffline(true);
  await page.goto(host + path);
  assert.deepEqual(await found(page), before);
  await page.locator('#q').fill('聞いたことのない言葉');
  await page.locator('.tomei-total').getByText(/接続|通信|つなが|見つかりません/).waitFor();
  await context.close();
});

test('a page that changed on the server is seen at once', async () => {
  const [context, page] = await newPage();
  const file = join(folder, 'changing.html');
  const write = (title) => writeFileSync(file, `<!DOCTYPE html><html lang="ja"><title>${title}</title>`);
  try {
    write('古い');
    await saving(page, goalPages[0]);
    await page.goto(`${host}changing.html`);
    write('新しい');
    await page.goto(`${host}changing.html`);
    assert.equal(await page.title(), '新しい');
  } finally {
    rmSync(file);
    await context.close();
  }
});

test('a preview on the own machine saves nothing', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(address + goalPages[0], { waitUntil: 'networkidle' });
  assert.deepEqual(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
  await context.close();
});
