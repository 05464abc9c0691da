// axe-core finds nothing on any page, however it is shown.

import { test } from 'node:test';
import { violationsInEveryWay } from './axe.mjs';
import { faultsOf, newContext } from './browser.mjs';
import { none } from './none.mjs';
import { pages } from './site.mjs';

test('axe-core: 0 violations on every page in light, dark, at 320 px and in print', async () => {
  const context = await newContext();
  none(await faultsOf(pages, context, violationsInEveryWay));
  await context.close();
});
