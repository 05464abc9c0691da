// What axe-core says of a page, in every way a page can be shown.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

const WAYS = [
  { name: 'light', media: 'screen', colorScheme: 'light', width: 1280 },
  { name: 'dark', media: 'screen', colorScheme: 'dark', width: 1280 },
  { name: '320 px', media: 'screen', colorScheme: 'light', width: 320 },
  // Nothing can be pressed on paper, so targets may be small there. 794 px is A4 at 96 dpi.
  { name: 'print', media: 'print', colorScheme: 'light', width: 794, without: 'target-size' },
];

/** What axe says of the page as it is shown now. */
async function violations(page, without) {
  const rules = without ? { [without]: { enabled: false } } : {};
  const options = { runOnly: { type: 'tag', values: TAGS }, rules, resultTypes: ['violations'] };
  const result = await page.evaluate((options) => globalThis.axe.run(document, options), options);
  const checked = result.passes.length + result.violations.length;
  const silent = checked > 0 ? [] : ['axe checked nothing'];
  return [...silent, ...result.violations.map(describe)];
}

function describe({ id, help, nodes }) {
  return `${id} (${help}), ${nodes.length} times, first ${nodes[0].html.slice(0, 200)}`;
}

/** The violations of the page as it stands, in light, dark, on a phone and in print. */
export async function violationsInEveryWay(page) {
  return violationsIn(WAYS, page);
}

/** The violations of the page as it stands, in light alone. */
export async function violationsInLight(page) {
  return violationsIn(WAYS.slice(0, 1), page);
}

/** The targets of the page as it stands that are smaller than 24 × 24 px and too near to others (WCAG 2.5.8). */
export async function smallTargets(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ['target-size'] }));
  return violations.flatMap(({ nodes }) => nodes.map(({ html }) => `too small to press: ${html.slice(0, 200)}`));
}

async function violationsIn(ways, page) {
  await page.evaluate(axe);
  const found = [];
  for (const { name, media, colorScheme, width, without } of ways) {
    await page.emulateMedia({ media, colorScheme });
    await page.setViewportSize({ width, height: 900 });
    found.push(...(await violations(page, without)).map((violation) => `${name}: ${violation}`));
  }
  return found;
}
