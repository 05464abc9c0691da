// Everything can be reached and seen with the Tab key alone.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faultsOf, newContext, open } from './browser.mjs';
import { none } from './none.mjs';
import { firstPages, pages } from './site.mjs';

/** What the paths of one kind have in common: all but numbers, and the readings of the 五十音 index. */
const kindOf = (page) => page.replace(/\d+/g, '0').replace(/^(terms\/).*\/(?!index)[^/]+$/, '$1reading');

/** One page of each kind, and two in English. */
const kinds = [...new Map(firstPages.map((page) => [kindOf(page), page])).values(), 'en/index.html', 'en/search.html'];

/** Remembers what the Tab key must reach, in the order of the page, and says how many there are. */
function gatherControls() {
  const selector =
    'a[href], button:enabled, input:enabled:not([type=hidden]), select:enabled, textarea:enabled, summary, ' +
    '[tabindex]:not([tabindex^="-"])';
  globalThis.controls = [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility());
  return globalThis.controls.length;
}

/** What the focus is on: its place among the controls, its name, and what is wrong with how it looks. */
function describeFocus() {
  const element = document.activeElement;
  if (element === document.body || element === null) return null;
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
  const transparent = /^rgba\(.*, 0\)$/.test(outlineColor);
  const outlined = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && !transparent;
  // WCAG 2.4.11: at least a part of it is in sight, neither scrolled out nor covered.
  const parts = [0.01, 0.25, 0.5, 0.75, 0.99];
  const shown = [...element.getClientRects()].some((box) => {
    const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
    const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
    const points = parts.flatMap((x) => parts.map((y) => [left + x * (right - left), top + y * (bottom - top)]));
    return points.some(([x, y]) => element.contains(document.elementFromPoint(x, y)));
  });
  return {
    place: globalThis.controls.indexOf(element),
    name: `${element.localName} “${element.textContent.trim().slice(0, 30)}”`,
    faults: [...(outlined ? [] : ['has no outline']), ...(shown ? [] : ['is out of sight'])],
  };
}

/** The controls that Tab comes by until it leaves the page, or undefined when it never leaves. */
async function walk(page, most) {
  const stops = [];
  for (let presses = 0; presses <= most; presses += 1) {
    await page.keyboard.press('Tab');
    const focus = await page.evaluate(describeFocus);
    if (focus === null || (stops.length > 0 && focus.place === stops[0].place)) return stops;
    stops.push(focus);
  }
  return undefined;
}

async function keyboardFaults(page) {
  const count = await page.evaluate(gatherControls);
  // Chromium also stops at boxes that scroll.
  const stops = await walk(page, count + 20);
  if (!stops) return ['the focus never leaves the page'];
  const places = stops.map(({ place }) => place).filter((place) => place >= 0);
  const missed = count - new Set(places).size;
  const inOrder = places.every((place, at) => at === 0 || place > places[at - 1]);
  return [
    ...(count === 0 ? ['there is nothing to reach'] : []),
    ...(missed === 0 ? [] : [`${missed} of ${count} are not reached`]),
    ...(inOrder ? [] : ['the focus jumps about']),
    ...stops.flatMap(({ name, faults }) => faults.map((fault) => `${name} ${fault}`)),
  ];
}

/** Whether the focused link stands in the window, and where the focus is in the document. */
function describeSkipLink() {
  const element = document.activeElement;
  const { top, left, bottom, right } = element.getBoundingClientRect();
  const inside = top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth;
  return { target: element.getAttribute('href'), inside };
}

const isPastHeader = () => {
  const element = document.activeElement;
  const main = document.querySelector('main');
  return main.contains(element) || Boolean(main.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING);
};

async function skipLinkFaults(page) {
  await page.keyboard.press('Tab');
  const { target, inside } = await page.evaluate(describeSkipLink);
  if (target !== '#main') return [`the first stop leads to ${target}`];
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const skipped = await page.evaluate(isPastHeader);
  return [
    ...(inside ? [] : ['the skip link cannot be seen']),
    ...(skipped ? [] : ['the stop after the skip link is before the main part']),
  ];
}

for (const [name, width] of [
  ['a wide window', 1280],
  ['a phone', 320],
]) {
  test(`Tab reaches every control of each kind of page, seen and in order, in ${name}`, async () => {
    const context = await newContext({ viewport: { width, height: 800 } });
    none(await faultsOf(kinds, context, keyboardFaults));
    await context.close();
  });
}

test('the skip link of every page leads past its header', async () => {
  const context = await newContext();
  none(await faultsOf(pages, context, skipLinkFaults));
  await context.close();
});

/** The links of the main navigation that are shown. */
const shownLinks = (page) =>
  page.locator('#site-menu nav a').evaluateAll((links) => links.filter((link) => link.checkVisibility()).length);

test('without script the menu of a phone opens, is gone through and closes by keyboard', async () => {
  const goal = kinds.find((path) => /goal/.test(path));
  const { page } = await open(goal, { viewport: { width: 320, height: 640 }, javaScriptEnabled: false });
  assert.equal(await shownLinks(page), 0);
  await page.locator('.menu-open').press('Enter');
  assert.ok((await shownLinks(page)) > 3);
  await page.keyboard.press('Tab');
  assert.ok(await page.locator('.menu-close').evaluate((link) => link === document.activeElement));
  await page.keyboard.press('Tab');
  assert.ok(await page.locator('#site-menu nav a').first().evaluate((link) => link === document.activeElement));
  await page.locator('.menu-close').press('Enter');
  assert.ok(await page.locator('.menu-open').evaluate((link) => link === document.activeElement));
  assert.equal(await shownLinks(page), 0);
});

test('in a wide window the navigation is open, and there is no menu to press', async () => {
  const { page } = await open('');
  assert.ok((await shownLinks(page)) > 3);
  assert.ok(!(await page.locator('.menu-open').isVisible()));
});
