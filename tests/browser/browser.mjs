// One Chromium for each test file, and a walk over pages, two at a time.

import { after } from 'node:test';
import { chromium } from 'playwright-core';
import { address } from './site.mjs';

export const FLAGS = [
  '--no-sandbox', // root cannot have one
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Long enough for a machine that is busy with other things: no test is about speed. */
export const PATIENCE = 180_000;

const AT_ONCE = 2;

/** The file's browser; closed after its tests. */
export const browser = await chromium.launch({
  executablePath: process.env.TOMEI_CHROMIUM,
  args: FLAGS,
  timeout: PATIENCE,
});
after(() => browser.close());

/** A context that waits as long as it takes. */
export async function newContext(options = {}) {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(PATIENCE);
  return context;
}

/** Opens a path below the site in a context of its own, and gathers what goes wrong on the page. */
export async function open(path, options = {}) {
  const context = await newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  const faults = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  await page.goto(address + path);
  return { page, faults };
}

/**
 * Opens every path below the site in the context's tabs and gathers the faults that `look` returns for each, in the
 * order of the paths, each with its page in front.
 */
export async function faultsOf(paths, context, look) {
  const found = new Map();
  const left = paths.values();
  const tab = async () => {
    const page = await context.newPage();
    for (const path of left) {
      const answer = await page.goto(address + path);
      found.set(path, await look(page, path, answer));
    }
    await page.close();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, tab));
  return paths.flatMap((path) => found.get(path).map((fault) => `${path}: ${fault}`));
}
