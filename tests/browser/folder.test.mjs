// The site as a ZIP file, unpacked into a folder and opened without a server: search, ふりがな and marks work there too.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { newContext } from './browser.mjs';
import { address, goalPages, program, source, work } from './site.mjs';

const root = join(work, 'unpacked');
const inFolder = (path) => new URL(path, `${pathToFileURL(root)}/`).href;
const queries = ['特殊詐欺', 'ごみ 減量', '"市民"', '取り組み', 'とくしゅさぎ', '窓口はいつ開くか'];

before(() => {
  const zip = join(work, 'site.zip');
  execFileSync(program, ['bundle', '--root', source, '--output', zip], { stdio: 'pipe' });
  execFileSync('unzip', ['-q', zip, '-d', root]);
});

async function opened(url) {
  const page = await (await newContext({ locale: 'ja-JP' })).newPage();
  const faults = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  await page.goto(url);
  return { page, faults };
}

/** The total, the notes and the hits, as they are read. */
async function results(page) {
  await page.waitForFunction(
    () => document.querySelector('.tomei-total')?.textContent && !document.querySelector('[aria-busy]'),
  );
  return page.locator('.tomei-total, .tomei-notes, .hits').allInnerTexts();
}

test('a search in a folder finds what the website finds', async () => {
  for (const query of queries) {
    const path = `search.html?q=${encodeURIComponent(query)}`;
    const here = await opened(inFolder(path));
    const there = await opened(address + path);
    assert.deepEqual(await results(here.page), await results(there.page), query);
    assert.deepEqual(here.faults, [], query);
    await here.page.close();
    await there.page.close();
  }
});

test('the box suggests, and a result marks the words on its page', async () => {
  const { page, faults } = await opened(inFolder('search.html'));
  await page.locator('#q').fill('とくしゅ');
  await page.locator('[role=option]').getByText('特殊詐欺').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await results(page);
  await page.locator('[data-search-results] a[href*="mark="]').first().click();
  await page.waitForFunction(() => CSS.highlights.size > 0);
  assert.deepEqual(faults, []);
});

test('readings are shown in a folder', async () => {
  const { page, faults } = await opened(inFolder(goalPages[0]));
  await page.locator('[data-furigana-switch]').click();
  await page.locator('main ruby').first().waitFor();
  await page.goto(inFolder(goalPages[1]));
  await page.locator('main ruby').first().waitFor();
  assert.deepEqual(faults, []);
});
