// The interface in English: the switch by mouse and by keyboard, and a search that stays in the language.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { violationsInEveryWay } from './axe.mjs';
import { faultsOf, newContext, open } from './browser.mjs';
import { none } from './none.mjs';
import { address, englishPages, firstPages } from './site.mjs';

const GOAL = '2019/shimin-kyodo/goal-2.html';

const switchOf = (page) => page.locator('nav.languages');

test('by mouse: the same page in English and back', async () => {
  const { page, faults } = await open(GOAL);
  await switchOf(page).getByRole('link', { name: 'English' }).click();
  await page.waitForURL(`${address}en/${GOAL}`);
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  assert.equal(await switchOf(page).locator('[aria-current]').textContent(), 'English');
  await page.getByRole('link', { name: '日本語', exact: true }).click();
  await page.waitForURL(address + GOAL);
  assert.equal(await switchOf(page).locator('[aria-current]').textContent(), '日本語');
  none(faults);
});

test('by keyboard: the switch is reached and leads to the same page', async () => {
  const { page } = await open(GOAL);
  const wanted = `${address}en/${GOAL}`;
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press('Tab');
    if ((await page.evaluate(() => document.activeElement.href)) === wanted) break;
  }
  await page.keyboard.press('Enter');
  await page.waitForURL(wanted);
});

test('the English search finds Japanese words, says so in English, and leads to English pages', async () => {
  const { page, faults } = await open('en/index.html');
  await page.locator('#q').fill('特殊詐欺');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.waitForURL(/en\/search\.html\?q=/);
  await page.locator('.tomei-total', { hasText: '3 pages found' }).waitFor();
  assert.equal(await page.locator('ol.hits').getAttribute('lang'), 'ja');
  await page.locator('.tomei-facets label', { hasText: 'FY2019' }).waitFor();
  none(await violationsInEveryWay(page));
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('link', { name: /巡回啓発事業を始める/ }).click();
  await page.waitForURL(/\/en\/2019\/shimin-kyodo\/goal-2\.html\?mark=.*#p4-d1$/);
  none(faults);
});

test('in English a suggestion is read as Japanese and counted in English', async () => {
  const { page } = await open('en/search.html');
  await page.locator('#q').pressSequentially('tokushu');
  const option = page.locator('[role=option]', { hasText: '特殊詐欺' }).first();
  await option.waitFor();
  assert.equal(await option.locator('.tomei-term').getAttribute('lang'), 'ja');
  assert.match(await option.locator('.tomei-count').textContent(), /^ \d+ pages?$/);
});

/** Text of another writing in elements that do not say so. */
function unmarkedText() {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const faults = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const { lang } = node.parentElement.closest('[lang]');
    const isSilent = node.parentElement.closest('script, style');
    if (!isSilent && lang !== 'ja' && /[ぁ-ヿ一-鿿]/.test(node.data)) faults.push(node.data.trim().slice(0, 40));
  }
  return faults;
}

test('on every English page all that is Japanese is marked as Japanese, and nothing scrolls sideways at 320 px', async () => {
  const context = await newContext({ viewport: { width: 320, height: 640 } });
  const look = async (page) => {
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    return [...(await page.evaluate(unmarkedText)), ...(beyond > 0 ? [`scrolls sideways by ${beyond} px`] : [])];
  };
  none(await faultsOf(englishPages, context, look));
  await context.close();
});

test('every page has the switch', async () => {
  const context = await newContext({ javaScriptEnabled: false });
  const look = async (page) => ((await switchOf(page).count()) === 1 ? [] : ['has no switch']);
  const some = firstPages.filter((path) => !path.startsWith('terms/'));
  none(await faultsOf([...some, 'terms/index.html', ...englishPages], context, look));
  await context.close();
});
