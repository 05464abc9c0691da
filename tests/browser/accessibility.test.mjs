// axe-core finds nothing on any page, however it is shown.

import { test } from 'node:test';
import { violationsInEveryWay, violationsInLight } from './axe.mjs';
import { faultsOf, newContext } from './browser.mjs';
import { none } from './none.mjs';
import { englishPages, firstPages } from './site.mjs';

test('axe-core: 0 violations on every page in light, dark, at 320 px and in print', async () => {
  const context = await newContext();
  none(await faultsOf(firstPages, context, violationsInEveryWay));
  await context.close();
});

// The same templates with other words: looked at in light alone, to save half of the time.
test('axe-core: 0 violations on every page in English, in light', async () => {
  const context = await newContext();
  none(await faultsOf(englishPages, context, violationsInLight));
  await context.close();
});
