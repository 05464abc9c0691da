// 共有: what is copied, what it says, and where an address of an item arrives.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newContext } from './browser.mjs';
import { address, goalPages } from './site.mjs';

const page = goalPages[0];

async function opened(options, path = page) {
  const context = await newContext(options);
  const tab = await context.newPage();
  await tab.goto(address + path, { waitUntil: 'networkidle' });
  return tab;
}

test('the address is copied at once, and the other forms by their buttons', async () => {
  const tab = await opened({ permissions: ['clipboard-read', 'clipboard-write'] });
  const copied = () => tab.evaluate(() => navigator.clipboard.readText());
  await tab.click('#p1 a.self');
  await tab.waitForFunction(() => document.querySelector('[data-share] [role="status"]').textContent);
  assert.match(await copied(), /goal-[^/]+\.html#p1$/);
  const text = await tab.textContent('#p1 .text');
  for (const button of (await tab.$$('[data-share] [data-copy]')).slice(1, 3)) {
    await button.click();
    await tab.waitForFunction((said) => document.querySelector('[data-share] [role="status"]').textContent === said, await button.getAttribute('data-copied'));
    assert.ok((await copied()).includes(text.trim()) && (await copied()).includes('#p1'));
  }
  await tab.keyboard.press('Escape');
  assert.equal(await tab.isVisible('[data-share]'), false);
  assert.equal(await tab.evaluate(() => document.activeElement.matches('#p1 a.self')), true);
});

test('what cannot be copied is selected in a field', async () => {
  const tab = await opened({});
  await tab.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error('no'));
    document.execCommand = () => false;
  });
  await tab.click('#p1 a.self');
  await tab.waitForSelector('[data-share] textarea:visible');
  assert.match(await tab.inputValue('[data-share] textarea'), /#p1$/);
});

test('without script the sign is a link to the item', async () => {
  const tab = await opened({ javaScriptEnabled: false });
  await tab.click('#p1 a.self');
  assert.match(tab.url(), /#p1$/);
  assert.equal(await tab.isVisible('[data-share]'), false);
});

test('an item that an address names arrives with its role and its goal in view', async () => {
  const tab = await opened({ viewport: { width: 360, height: 740 } }, `${page}#p1`);
  const box = async (selector) => (await tab.locator(selector).first().boundingBox()) ?? assert.fail(selector);
  const [item, goal] = [await box('#p1'), await box('article > hgroup')];
  const role = await tab.locator('.thread:has(#p1) h3').boundingBox();
  assert.ok(goal.y >= 0 && goal.y + goal.height <= role.y, 'the goal stands above the role');
  assert.ok(role.y + role.height <= item.y && item.y < 740, 'the role stands above the item');
});
