// Pictures of a page of each kind, to be looked at by people; started by `run --screenshots FOLDER`.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newContext, browser } from './browser.mjs';
import { kinds } from './kinds.mjs';
import { address } from './site.mjs';

const WIDTHS = [320, 768, 1280];
/** A4 at 96 dpi. */
const PAPER = { width: 794, height: 1123 };

const [folder] = process.argv.slice(2);

async function opened(path, options) {
  const context = await newContext({ locale: 'ja-JP', ...options });
  const page = await context.newPage();
  await page.goto(address + path, { waitUntil: 'networkidle' });
  await page.evaluate(() => document.fonts.ready);
  return { context, page };
}

async function picture(name, path, { media = 'screen', ...options }) {
  const { context, page } = await opened(path, options);
  await page.emulateMedia({ media, colorScheme: options.colorScheme ?? 'light' });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
  await context.close();
}

/** On paper: as the printer gets it, and as Chromium lays it out. */
async function print(name, path) {
  await picture(`${name}-print`, path, { media: 'print', viewport: PAPER });
  const { context, page } = await opened(path, {});
  writeFileSync(join(folder, `${name}-print.pdf`), await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  await context.close();
}

mkdirSync(folder, { recursive: true });
for (const [kind, path] of kinds) {
  for (const width of WIDTHS) await picture(`${kind}-${width}`, path, { viewport: { width, height: 800 } });
}
const goal = kinds.get('goal');
await picture('goal-1280-dark', goal, { viewport: { width: 1280, height: 800 }, colorScheme: 'dark' });
await picture('goal-320-dark', goal, { viewport: { width: 320, height: 800 }, colorScheme: 'dark' });
await print('goal', goal);
await browser.close();
