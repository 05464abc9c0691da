// The page's behaviour, with answers that the test foresees.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DOUBLE, launch, serve, visit } from './support.mjs';

let browser;
let site;

before(async () => {
  site = await serve({ replace: DOUBLE });
  browser = await launch();
});

after(async () => {
  await browser.close();
  await site.close();
});

async function open(query = '') {
  const visited = await visit(browser, `${site.root}search.html${query}`);
  await visited.page.locator('#q[role=combobox]').waitFor();
  return visited;
}

const address = (page) => decodeURIComponent(new URL(page.url()).search);

test('typing shows suggestions and results and changes the address', async () => {
  const { page, faults } = await open();
  await page.locator('#q').pressSequentially('詐欺');
  await page.locator('[role=option]').first().waitFor();
  assert.deepEqual(await page.locator('[role=option] .tomei-term').allTextContents(), ['詐欺1', '詐欺2', '詐欺3']);
  await page.locator('.tomei-hit').nth(9).waitFor();
  assert.equal(await page.locator('.tomei-hit').count(), 10);
  assert.equal(await page.locator('.tomei-total').textContent(), '13件見つかりました');
  assert.equal(address(page), '?q=詐欺');
  assert.equal(await page.locator('[data-search-lists]').isVisible(), false);
  assert.deepEqual(faults, []);
});

test('a suggestion is chosen by keyboard alone and announced', async () => {
  const { page } = await open();
  await page.locator('#q').pressSequentially('協');
  await page.locator('[role=option]').first().waitFor();
  assert.equal(await page.locator('#q').getAttribute('aria-expanded'), 'true');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const active = await page.locator('#q').getAttribute('aria-activedescendant');
  assert.equal(await page.locator(`#${active}`).getAttribute('aria-selected'), 'true');
  await page.keyboard.press('Enter');
  assert.equal(await page.locator('#q').inputValue(), '協2');
  assert.equal(await page.locator('[role=listbox]').isVisible(), false);
  await page.waitForFunction(() => document.querySelector('.tomei-total')?.textContent);
  assert.equal(address(page), '?q=協2');
  await page.locator('section [role=status]', { hasText: '13件見つかりました' }).waitFor({ state: 'attached' });
});

test('escape closes the suggestions and keeps the text', async () => {
  const { page } = await open();
  await page.locator('#q').pressSequentially('協');
  await page.locator('[role=option]').first().waitFor();
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('[role=listbox]').isVisible(), false);
  assert.equal(await page.locator('#q').inputValue(), '協');
});

test('an input method keeps its keys and its text', async () => {
  const { page } = await open();
  const session = await page.context().newCDPSession(page);
  await page.locator('#q').focus();
  await session.send('Input.imeSetComposition', { text: 'とくしゅ', selectionStart: 4, selectionEnd: 4 });
  await page.locator('[role=option]').first().waitFor();
  assert.equal(await page.locator('[role=option] .tomei-term').first().textContent(), 'とくしゅ1');
  const stolen = await page.evaluate(() => {
    const event = new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, cancelable: true, bubbles: true });
    document.querySelector('#q').dispatchEvent(event);
    return event.defaultPrevented;
  });
  assert.equal(stolen, false);
  assert.equal(await page.locator('#q').inputValue(), 'とくしゅ');
  await session.send('Input.insertText', { text: '特殊' });
  await page.locator('[role=option] .tomei-term', { hasText: '特殊1' }).waitFor();
  assert.equal(await page.locator('#q').inputValue(), '特殊');
});

test('an address with facets and order draws the same result', async () => {
  const { page } = await open('?q=詐欺&year=2019&sort=newest');
  await page.locator('.tomei-hit').first().waitFor();
  assert.equal(await page.locator('#q').inputValue(), '詐欺');
  assert.equal(await page.locator('input[name=year][value="2019"]').isChecked(), true);
  assert.equal(await page.locator('.tomei-order select').inputValue(), 'newest');
});

test('a facet is chosen by keyboard, keeps the focus, and the back button undoes it', async () => {
  const { page } = await open('?q=詐欺');
  const box = page.locator('input[name=year][value="2018"]');
  await box.waitFor();
  await box.focus();
  await page.keyboard.press('Space');
  await page.waitForURL(/year=2018/);
  await page.waitForFunction(() => !document.querySelector('[aria-busy]'));
  assert.equal(await page.evaluate(() => document.activeElement.value), '2018');
  await page.goBack();
  await page.waitForFunction(() => !document.querySelector('input[value="2018"]').checked);
  assert.equal(address(page), '?q=詐欺');
});

test('the rest of the hits follows, with the focus on the first of them', async () => {
  const { page } = await open('?q=詐欺');
  const more = page.locator('[data-more]');
  await more.waitFor();
  assert.equal(await more.textContent(), '続きを表示（残り3件）');
  await more.click();
  await page.waitForFunction(() => document.querySelectorAll('.tomei-hit').length === 13);
  assert.match(await page.evaluate(() => document.activeElement.textContent), /目標11/);
  assert.equal(await more.isVisible(), false);
});

test('the hits that are seen at once do not wait for the others', async () => {
  const { page } = await open('?q=後');
  await page.locator('.tomei-hit').nth(4).waitFor();
  assert.equal(await page.locator('.tomei-hit').count(), 5);
  assert.equal(await page.locator('ol[aria-busy]').count(), 1);
  assert.equal(await page.locator('[data-more]').isVisible(), false);
  await page.evaluate(() => new BroadcastChannel('double').postMessage('come'));
  await page.locator('[data-more]', { hasText: '残り3件' }).waitFor();
  const titles = await page.locator('.tomei-hit h3').allTextContents();
  assert.deepEqual(titles, Array.from({ length: 10 }, (_, at) => `目標${at + 1} 後`));
});

test('where the others cannot be had, the first stay and more can be asked for', async () => {
  const { page } = await open('?q=半');
  await page.locator('[data-more]', { hasText: '残り8件' }).click();
  await page.waitForFunction(() => document.querySelectorAll('.tomei-hit').length === 13);
  assert.match(await page.evaluate(() => document.activeElement.textContent), /目標6/);
});

test('what was widened is said, and undone by one click', async () => {
  const { page } = await open('?q=広');
  await page.locator('.tomei-notes button').waitFor();
  assert.match(await page.locator('.tomei-notes').textContent(), /「別名」も含めて検索しました。/);
  await page.locator('.tomei-notes button').click();
  await page.waitForFunction(() => !document.querySelector('.tomei-notes button'));
  assert.equal(address(page), '?q=広&undo=alias:1');
});

test('what is typed before the page is ready is kept and answered', async () => {
  const { page } = await visit(browser, `${site.root}index.html`);
  let come;
  const held = new Promise((resolve) => (come = resolve));
  await page.route('**/page.js', (route) => held.then(() => route.continue()));
  await page.goto(`${site.root}search.html`, { waitUntil: 'commit' });
  await page.locator('#q').fill('詐欺');
  come();
  await page.locator('.tomei-hit').first().waitFor();
  assert.equal(await page.locator('#q').inputValue(), '詐欺');
  assert.equal(address(page), '?q=詐欺');
});

test('a way to a place on the page asks nothing anew', async () => {
  const { page } = await open('?q=詐欺');
  await page.locator('[data-more]').click();
  await page.waitForFunction(() => document.querySelectorAll('.tomei-hit').length === 13);
  await page.evaluate(() => (location.hash = 'main'));
  await page.waitForTimeout(100);
  assert.equal(await page.locator('.tomei-hit').count(), 13);
});

test('two quick presses on more bring each hit once', async () => {
  const { page } = await open('?q=詐欺');
  await page.locator('[data-more]').evaluate((button) => [1, 2].forEach(() => button.click()));
  await page.waitForFunction(() => document.querySelectorAll('.tomei-hit').length >= 13);
  await page.waitForTimeout(100);
  assert.equal(await page.locator('.tomei-hit').count(), 13);
});

test('no result gives advice and the lists', async () => {
  const { page } = await open('?q=無');
  await page.locator('.tomei-advice li').first().waitFor();
  assert.equal(await page.locator('.tomei-total').textContent(), '「無」は見つかりませんでした');
  assert.equal(await page.locator('[data-search-lists]').isVisible(), true);
  await page.locator('.tomei-advice button', { hasText: '別の語' }).click();
  await page.locator('.tomei-hit').first().waitFor();
  assert.equal(await page.locator('#q').inputValue(), '別の語');
});

for (const [code, sentence] of [
  ['unreachable', /通信できない/],
  ['damaged', /壊れている/],
  ['version', /版が合わない/],
  ['query', /長すぎる/],
]) {
  test(`a failure (${code}) is said and leads to the lists`, async () => {
    const { page } = await open(`?q=失敗${code}`);
    await page.locator('.tomei-total', { hasText: sentence }).waitFor();
    assert.equal(await page.locator('[data-search-lists]').isVisible(), true);
    assert.equal(await page.locator('[data-retry]').isVisible(), true);
  });
}

test('a late answer never replaces a newer one', async () => {
  const { page } = await open();
  await page.locator('#q').fill('遅い');
  await page.waitForTimeout(150);
  await page.locator('#q').fill('速い');
  await page.locator('.tomei-hit mark', { hasText: '速い' }).first().waitFor();
  await page.waitForTimeout(400);
  assert.equal(await page.locator('.tomei-hit mark', { hasText: '遅い' }).count(), 0);
});

test('a hit leads to the item on the page, where the words are marked across markup', async () => {
  const { page } = await open('?q=特殊詐欺');
  await page.locator('.tomei-hit h3 a').first().click();
  await page.waitForURL(/page-1\.html\?mark=.*#r1$/);
  await page.waitForFunction(() => CSS.highlights.has('tomei-mark'));
  const marked = await page.evaluate(() => [...CSS.highlights.get('tomei-mark')].map(String));
  assert.deepEqual(marked, ['特殊詐欺', '特殊詐欺']);
});

test('the box of any other page suggests and sends to the search page', async () => {
  const { page } = await visit(browser, `${site.root}index.html`);
  await page.locator('#q').focus();
  await page.locator('#q[role=combobox]').waitFor();
  await page.locator('#q').pressSequentially('協');
  await page.locator('[role=option]').first().waitFor();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await page.waitForURL(/search\.html\?q=/);
  assert.equal(address(page), '?q=協3');
});

test('markup in the text asked for stays text', async () => {
  const { page, faults } = await open(`?q=${encodeURIComponent('<img src=x onerror=alert(1)>')}`);
  await page.locator('.tomei-hit').first().waitFor();
  assert.equal(await page.locator('.tomei-hit img').count(), 0);
  assert.deepEqual(faults, []);
});
