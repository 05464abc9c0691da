// ふりがな: off until somebody wants it, right on every page while on, and gone without a trace.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { violationsInEveryWay, violationsInLight } from './axe.mjs';
import { faultsOf, newContext } from './browser.mjs';
import { none } from './none.mjs';
import { address, firstPages } from './site.mjs';

const GOAL = '2019/shimin-kyodo/goal-2.html';

async function open(path, options = {}) {
  const context = await newContext({ locale: 'ja-JP', viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  await page.goto(address + path);
  return { context, page, button: page.locator('[data-furigana-switch]') };
}

const on = (page) => page.locator('main furigana-text').first().waitFor();
const off = (page) => page.waitForFunction(() => !document.querySelector('furigana-text'));

/** A context in which the choice has been made. */
async function readingContext(options) {
  const context = await newContext(options);
  await context.addInitScript(() => localStorage.setItem('tomei-furigana', 'on'));
  return context;
}

test('off: nothing is fetched, nothing stands above the text', async () => {
  const context = await newContext();
  const page = await context.newPage();
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(address + GOAL, { waitUntil: 'networkidle' });
  assert.equal(await page.locator('[data-furigana-switch]').getAttribute('aria-pressed'), 'false');
  assert.equal(await page.locator('ruby, rt').count(), 0);
  none(asked.filter((url) => url.endsWith('.furigana.json')));
});

test('by keyboard: on, off, and the page is what it was', async () => {
  const { page, button } = await open(GOAL);
  const before = await page.locator('body').evaluate((body) => body.innerHTML);
  await button.focus();
  await page.keyboard.press('Space');
  await on(page);
  assert.equal(await button.getAttribute('aria-pressed'), 'true');
  assert.equal(await page.locator('main ruby', { hasText: '特殊' }).first().locator('rt').textContent(), 'とくしゅ');
  await page.keyboard.press('Enter');
  await off(page);
  assert.equal(await button.getAttribute('aria-pressed'), 'false');
  assert.equal(await page.locator('body').evaluate((body) => body.innerHTML), before);
});

test('the choice is kept on this computer, without a cookie', async () => {
  const { context, page, button } = await open(GOAL);
  await button.click();
  await on(page);
  await page.goto(`${address}index.html`);
  await on(page);
  assert.deepEqual(await context.cookies(), []);
  await button.click();
  await off(page);
  await page.goto(address + GOAL, { waitUntil: 'networkidle' });
  assert.equal(await page.locator('ruby').count(), 0);
  assert.equal(await page.evaluate(() => localStorage.length), 0);
});

test('quick presses end as the last one says', async () => {
  const { page, button } = await open(GOAL);
  await button.evaluate((button) => [1, 2, 3].forEach(() => button.click()));
  await on(page);
  assert.equal(await page.locator('ruby ruby').count(), 0);
  assert.equal(await page.locator('main rt', { hasText: 'とくしゅとくしゅ' }).count(), 0);
  await button.evaluate((button) => [1, 2, 3].forEach(() => button.click()));
  await off(page);
});

test('readings that cannot be had are said, and the switch is off', async () => {
  const { page, button } = await open(GOAL);
  await page.route('**/*.furigana.json', (route) => route.abort());
  await button.click();
  await page.getByText('ふりがなを読み込めませんでした').waitFor();
  assert.equal(await button.getAttribute('aria-pressed'), 'false');
  await page.unroute('**/*.furigana.json');
  await button.click();
  await on(page);
});

test('without JavaScript there is no switch', async () => {
  const { button } = await open(GOAL, { javaScriptEnabled: false });
  assert.equal(await button.isVisible(), false);
});

test('a screen reader is told each word once', async () => {
  const { page, button } = await open(GOAL);
  const told = await page.locator('main').ariaSnapshot();
  await button.click();
  await on(page);
  const withReadings = await page.locator('main').ariaSnapshot();
  const words = (snapshot) => snapshot.replace(/[\s"'-]|text:/g, '');
  assert.equal(words(withReadings), words(told));
});

test('what was searched for is marked with readings as without', async () => {
  const { page, button } = await open(`${GOAL}?mark=${encodeURIComponent('特殊詐欺')}`);
  const marked = () =>
    page.evaluate(() =>
      [...CSS.highlights.get('tomei-mark')].map((range) => {
        const words = range.cloneContents();
        words.querySelectorAll('rt').forEach((reading) => reading.remove());
        return words.textContent;
      }),
    );
  await page.waitForFunction(() => CSS.highlights.has('tomei-mark'));
  const before = await marked();
  assert.ok(before.length > 0 && before.every((text) => text === '特殊詐欺'));
  await button.click();
  await on(page);
  assert.deepEqual(await marked(), before);
  await button.click();
  await off(page);
  assert.deepEqual(await marked(), before);
});

test('readings are printed, the switch is not', async () => {
  const { page, button } = await open(GOAL);
  await button.click();
  await on(page);
  await page.emulateMedia({ media: 'print' });
  assert.ok(await page.locator('main rt').first().isVisible());
  assert.equal(await button.isVisible(), false);
});

/** What readings do to the page's text, and how much of it they reach. */
function readingFaults() {
  const KANJI = /[\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF々〆]/g;
  const faults = [];
  const words = [...document.querySelectorAll('furigana-text ruby')];
  for (const word of words) {
    const [base, reading] = [word.firstChild.data, word.lastChild.textContent];
    if (!base || base.replace(KANJI, '')) faults.push(`${base} is not kanji alone`);
    if (!/^[ぁ-ゖー]+$/.test(reading)) faults.push(`${base} is read ${reading}`);
  }
  const main = document.querySelector('main').cloneNode(true);
  const others = 'code, noscript, rt, script, select, svg, [data-furigana="none"]';
  main.querySelectorAll(others).forEach((element) => element.remove());
  // Words that a mark cuts in two are left bare.
  main.querySelectorAll('mark').forEach((mark) => mark.parentElement?.remove());
  const count = (text) => (text.match(KANJI) ?? []).length;
  const all = count(main.textContent);
  main.querySelectorAll('ruby').forEach((word) => word.remove());
  const bare = count(main.textContent);
  if (all === 0 || bare > Math.max(all * 0.05, 4)) faults.push(`${bare} of ${all} kanji are bare`);
  const beyond = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (beyond > 0) faults.push(`scrolls sideways by ${beyond} px`);
  return faults;
}

test('every page is read to its end and fits a phone', async () => {
  const context = await readingContext({ viewport: { width: 320, height: 640 } });
  const look = async (page) => {
    await on(page);
    return page.evaluate(readingFaults);
  };
  none(await faultsOf(firstPages, context, look));
  await context.close();
});

// The index has hundreds of pages from one template: these are looked at in light, all others in every way.
test('axe-core: 0 violations on every page with readings, in light, dark, at 320 px and in print', async () => {
  const context = await readingContext();
  const look = async (page, path) => {
    await on(page);
    return path.startsWith('terms/') ? violationsInLight(page) : violationsInEveryWay(page);
  };
  none(await faultsOf(firstPages, context, look));
  await context.close();
});
