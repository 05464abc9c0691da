// A citizen searches the built site: from home to the marked sentence, by mouse, by keyboard, and without JavaScript.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { violationsInEveryWay } from './axe.mjs';
import { open as openAny } from './browser.mjs';
import { none } from './none.mjs';
import { address, folder, program, work } from './site.mjs';

/** What the library, the command line and the browser must answer alike. */
const QUERIES = [
  '特殊詐欺',
  '協働',
  '詐欺被',
  '防',
  'とくしゅさぎ',
  'tokushusagi',
  '５－１－③',
  '令和4年度',
  '小曾根',
  '地域カルテ',
  '啓発 -高齢者',
  '講座 OR 教室',
  '"市民協働部"',
  '生活に困ったときはどこに相談すればよいですか',
  '新しいセンターはいつ開館しますか',
  '新幹線',
];

const open = (path, options = {}) => openAny(path, { locale: 'ja-JP', ...options });

const searchFor = (query) => `search.html?q=${encodeURIComponent(query)}`;

/** Resolves when the answer to what stands in the box has been drawn. */
async function drawn(page) {
  await page.waitForFunction(
    () => document.querySelector('.tomei-total')?.textContent && !document.querySelector('[aria-busy]'),
  );
}

/** Facets are counted when the hits stand. */
async function narrowable(page) {
  await drawn(page);
  await page.locator('.tomei-facets input').first().waitFor({ state: 'attached' });
}

const marked = (page) =>
  page
    .waitForFunction(() => CSS.highlights.has('tomei-mark'))
    .then(() => page.evaluate(() => [...CSS.highlights.get('tomei-mark')].map(String)));

test('by mouse: from home to the marked sentence', async () => {
  const { page, faults } = await open('index.html');
  await page.locator('#q').click();
  await page.locator('#q').fill('特殊詐欺');
  await page.getByRole('button', { name: '検索' }).click();
  await page.waitForURL(/search\.html\?q=/);
  await drawn(page);
  assert.equal(await page.locator('.tomei-total').textContent(), '3件見つかりました');
  await page.getByRole('link', { name: /巡回啓発事業を始める/ }).click();
  await page.waitForURL(/goal-2\.html\?mark=.*#p4-d1$/);
  assert.ok((await marked(page)).every((text) => text === '特殊詐欺'));
  const seen = await page.locator('#p4-d1').evaluate((item) => {
    const { top, bottom } = item.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });
  assert.ok(seen, 'the sentence stands in the window');
  none(faults);
});

test('by keyboard: kana, suggestion, hit, marked sentence', async () => {
  const { page, faults } = await open('index.html');
  await page.locator('#q').focus();
  await page.locator('#q[role=combobox]').waitFor();
  await page.keyboard.type('とくしゅさぎ');
  await page.locator('[role=option]', { hasText: '特殊詐欺' }).first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(/search\.html\?q=/);
  await drawn(page);
  await page.locator('.hits a').first().focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\?mark=/);
  assert.ok((await marked(page)).length > 0);
  none(faults);
});

test('without JavaScript: the form leads to the lists, the index to the sentence', async () => {
  const { page } = await open('index.html', { javaScriptEnabled: false });
  await page.locator('#q').fill('協働');
  await page.getByRole('button', { name: '検索' }).click();
  await page.waitForURL(/search\.html\?q=/);
  await page.locator('[data-search-lists]').getByRole('link', { name: '五十音索引' }).click();
  await page.getByRole('link', { name: /^か行/ }).click();
  await page.getByRole('link', { name: '協働', exact: true }).click();
  await page.locator('.hits ul a', { hasText: '実態を調査する' }).first().click();
  await page.waitForURL(/goal-1\.html#/);
});

test('the browser answers as the command line does, hits and order', async () => {
  const file = join(work, 'queries.txt');
  writeFileSync(file, QUERIES.join('\n'));
  const lines = execFileSync(program, ['search', '--output', folder, '--batch', file], { encoding: 'utf8' });
  const expected = lines.trim().split('\n').map((line) => JSON.parse(line));
  const { page, faults } = await open('search.html');
  for (const [number, query] of QUERIES.entries()) {
    await page.goto(address + searchFor(query));
    await drawn(page);
    const links = page.locator('.hits h3 a');
    const urls = await links.evaluateAll((links) => links.map((link) => new URL(link.href).pathname));
    const base = new URL(address).pathname;
    assert.deepEqual(urls, expected[number].hits.map(({ url }) => base + url), query);
  }
  assert.ok(expected.filter(({ total }) => total > 0).length >= QUERIES.length - 1, 'most queries find something');
  none(faults);
});

test('what was widened is said and undone by one click', async () => {
  const { page } = await open(searchFor('令和4年度'));
  await page.locator('.tomei-notes', { hasText: '「平成34年度」も含めて検索しました' }).waitFor();
  await page.locator('.tomei-notes button').click();
  await page.waitForURL(/undo=/);
  await page.waitForFunction(() => !document.querySelector('.tomei-notes button'));
});

test('facets narrow by keyboard, and the address says it', async () => {
  const { page } = await open(searchFor('協働'));
  await page.locator('input[name=kind][value=midterm]').focus();
  await page.keyboard.press('Space');
  await page.waitForURL(/kind=midterm/);
  await page.waitForFunction(() => document.querySelector('.tomei-total').textContent === '4件見つかりました');
});

test('what the search page fetches ahead is what the search uses', async () => {
  const { page } = await open('index.html');
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname.split('/').at(-1)));
  await page.goto(address + searchFor('協働'));
  await drawn(page);
  for (const name of ['engine.bin', 'start.bin', 'words.ja.json', 'page.js']) {
    assert.equal(asked.filter((each) => each === name).length, 1, name);
  }
});

test('nothing found gives advice and the lists', async () => {
  const { page } = await open(searchFor('新幹線'));
  await drawn(page);
  assert.equal(await page.locator('.tomei-total').textContent(), '「新幹線」は見つかりませんでした');
  assert.ok(await page.locator('[data-search-lists]').isVisible());
  assert.ok((await page.locator('.tomei-advice li').count()) >= 2);
});

test('axe-core: 0 violations with results and with suggestions open', async () => {
  const { page } = await open(searchFor('協働'));
  await narrowable(page);
  none(await violationsInEveryWay(page));
  const { page: typed } = await open('search.html');
  await typed.locator('#q').pressSequentially('きょうどう');
  await typed.locator('[role=option]').first().waitFor();
  none(await violationsInEveryWay(typed));
});

test('no result scrolls sideways on a phone', async () => {
  const { page } = await open(searchFor('協働'), { viewport: { width: 320, height: 640 } });
  await narrowable(page);
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(beyond, 0);
});
