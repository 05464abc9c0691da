// Where things stand on a page of each kind: on a phone, on a tablet and on a desk.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { smallTargets } from './axe.mjs';
import { faultsOf, newContext } from './browser.mjs';
import { kinds } from './kinds.mjs';
import { none } from './none.mjs';
import { address } from './site.mjs';

const WIDTHS = [320, 768, 1280];

/** Runs in the page: whether it scrolls sideways. */
function scrollFaults() {
  const { scrollWidth, clientWidth } = document.documentElement;
  return scrollWidth > clientWidth ? [`scrolls sideways by ${scrollWidth - clientWidth} px`] : [];
}

/** Runs in the page: text that is cut off, or spills out of its box. */
function textFaults() {
  /** Boxes and letters are rounded each for themselves. */
  const ROUNDING = 1.5;
  const hides = ({ overflowX, overflowY }) => [overflowX, overflowY].some((way) => ['hidden', 'clip'].includes(way));
  const scrolls = ({ overflowX }) => ['auto', 'scroll'].includes(overflowX);
  const isForScreenReaders = ({ clipPath }) => clipPath === 'inset(50%)';

  /** The boxes that may hold a text, from its own to the first that scrolls; none where nobody is to see it. */
  function boxesAround(element) {
    const boxes = [];
    for (let box = element; box !== document.documentElement; box = box.parentElement) {
      const style = getComputedStyle(box);
      if (isForScreenReaders(style)) return [];
      if (!['inline', 'contents'].includes(style.display)) boxes.push({ box, style });
      if (scrolls(style)) break;
    }
    return boxes.filter(({ style }, at) => at === 0 || hides(style));
  }

  function beyond(text, { box, style }) {
    const around = box.getBoundingClientRect();
    const [left, right] = [around.left - text.left, text.right - around.right];
    const [above, below] = hides(style) ? [around.top - text.top, text.bottom - around.bottom] : [0, 0];
    return Math.max(left, right, above, below);
  }

  const faults = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || element.closest('svg, option') || !element.checkVisibility({ visibilityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const text = range.getBoundingClientRect();
    for (const around of boxesAround(element)) {
      const pixels = beyond(text, around);
      if (pixels <= ROUNDING) continue;
      const { className, localName } = around.box;
      faults.push(`“${node.data.trim().slice(0, 20)}” is ${pixels.toFixed(1)} px out of ${localName}.${className}`);
    }
  }
  return faults;
}

/** Runs in the page: links and buttons whose text another one lies upon. */
function coverFaults() {
  const targets = [...document.querySelectorAll('a[href], button, input, select, summary')];
  const seen = targets.filter((target) => target.checkVisibility({ visibilityProperty: true }));
  const parts = [0.05, 0.5, 0.95];
  return seen.flatMap((target) => {
    target.scrollIntoView({ block: 'center', behavior: 'instant' });
    const range = document.createRange();
    range.selectNodeContents(target);
    const boxes = target.matches('input, select') ? [target.getBoundingClientRect()] : [...range.getClientRects()];
    const points = boxes.flatMap((box) => parts.map((part) => [box.left + part * box.width, box.top + box.height / 2]));
    const hit = points.map(([x, y]) => document.elementFromPoint(x, y));
    const others = hit.map((element) => element?.closest('a[href], button, input, select, summary'));
    const other = others.find((other) => other && other !== target && !other.contains(target));
    const name = (element) => `“${element.textContent.trim().slice(0, 20)}” (${element.getAttribute('href') ?? element.localName})`;
    return other ? [`${name(other)} lies upon ${name(target)}`] : [];
  });
}

/** Runs in a goal's page: where promise, result and issue of each thread stand. */
function threadPlaces() {
  const place = (box) => {
    const { left, top, right, bottom } = box.getBoundingClientRect();
    return { left, top, right, bottom };
  };
  const parts = ['.is-promise', '.is-result', '.is-issue'];
  const threads = [...document.querySelectorAll('.thread')];
  return threads.map((thread) => parts.map((part) => place(thread.querySelector(`:scope > ${part}`))));
}

for (const width of WIDTHS) {
  describe(`a page of each kind ${width} px wide`, () => {
    const open = () => newContext({ viewport: { width, height: 800 } });
    const pages = [...kinds.values()];

    for (const [name, look] of [
      ['scrolls in one direction only', (page) => page.evaluate(scrollFaults)],
      ['shows every text whole', (page) => page.evaluate(textFaults)],
      ['has no link or button upon another', (page) => page.evaluate(coverFaults)],
      ['has links and buttons that a finger can press', smallTargets],
    ]) {
      test(name, async () => {
        const context = await open();
        none(await faultsOf(pages, context, look));
        await context.close();
      });
    }
  });
}

async function threadsAt(width) {
  const context = await newContext({ viewport: { width, height: 800 } });
  const page = await context.newPage();
  await page.goto(address + kinds.get('goal'));
  const threads = await page.evaluate(threadPlaces);
  await context.close();
  assert.ok(threads.length > 0);
  return threads;
}

test('promise, result and issue stand side by side on a desk', async () => {
  for (const [promise, result, issue] of await threadsAt(1280)) {
    assert.ok(promise.right <= result.left + 1 && result.right <= issue.left + 1);
    assert.ok(promise.top === result.top && result.top === issue.top);
  }
});

test('promise, result and issue stand in the order of reading on a phone', async () => {
  for (const [promise, result, issue] of await threadsAt(320)) {
    assert.ok(promise.bottom <= result.top + 1 && result.bottom <= issue.top + 1);
    assert.ok(promise.left === result.left && result.left === issue.left);
  }
});

/** A small phone, held upright. */
const PHONE = { width: 320, height: 640 };

/** Runs in the page: what keeps the page's own heading, and the first sentence of a goal, off the first screen. */
function firstScreenFaults(most) {
  const bottom = (element) => element.getBoundingClientRect().bottom;
  const { header, heading } = most;
  const tall = bottom(document.querySelector('header'));
  const low = bottom(document.querySelector('h1'));
  const lead = document.querySelector('h1 ~ .lead, hgroup + .lead');
  return [
    ...(tall <= header ? [] : [`the header takes ${tall} px`]),
    ...(low <= heading ? [] : [`the heading ends at ${low} px`]),
    ...(!lead || bottom(lead) <= innerHeight ? [] : [`the first sentence ends at ${bottom(lead)} px`]),
  ];
}

test('on a phone every kind of page shows its heading on the first screen', async () => {
  const context = await newContext({ viewport: PHONE, javaScriptEnabled: false });
  // A page of a department with a notice of its own, or in another language, has one line more.
  const isLonger = (kind) => /^(english-.*|goal|midterm|sheet|original|department|compare)$/.test(kind);
  for (const [header, longer] of [[260, true], [200, false]]) {
    const paths = [...kinds].filter(([kind]) => isLonger(kind) === longer).map(([, path]) => path);
    none(await faultsOf(paths, context, (page) => page.evaluate(firstScreenFaults, { header, heading: 480 })));
  }
  await context.close();
});

/** Runs in the page: names of years in an era that wrap in their middle. */
function wrappedYears() {
  const faults = [];
  for (const year of document.querySelectorAll('.year')) {
    const text = year.firstChild;
    if (!year.checkVisibility()) continue;
    for (const { 0: name, index } of text.data.matchAll(/\d{4}年度|[^\s（）・]+年度/gu)) {
      const range = document.createRange();
      range.setStart(text, index);
      range.setEnd(text, index + name.length);
      const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
      if (lines.size > 1) faults.push(`${name} stands on ${lines.size} lines`);
    }
  }
  return faults;
}

test('a year of an era stands on one line', async () => {
  const context = await newContext({ viewport: PHONE });
  const pages = [...kinds].filter(([kind]) => !kind.startsWith('english')).map(([, path]) => path);
  none(await faultsOf(pages, context, (page) => page.evaluate(wrappedYears)));
  await context.close();
});

/** Runs in the page: tables that scroll sideways and do not say so. */
function silentTables() {
  const regions = [...document.querySelectorAll('[role=region][tabindex]')];
  const moving = regions.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth);
  const shaded = (region) => getComputedStyle(region).backgroundAttachment.includes('local');
  const told = ({ previousElementSibling: hint }) => hint.matches('.sideways') && hint.checkVisibility();
  // How wide a table of departments is depends on how many there are: the shade alone tells.
  const silent = moving.filter((region) => !shaded(region) || !(region.querySelector('.coverage') || told(region)));
  return silent.map((region) => `${region.getAttribute('aria-label')} does not say that it scrolls`);
}

test('a table that scrolls sideways on a phone says so', async () => {
  const context = await newContext({ viewport: PHONE });
  none(await faultsOf([...kinds.values()], context, (page) => page.evaluate(silentTables)));
  await context.close();
});
