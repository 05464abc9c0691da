// Opening a page asks nothing of other hosts, breaks no rule of the host, leaves nothing behind and does not move.

import { before, describe, test } from 'node:test';
import { faultsOf, newContext } from './browser.mjs';
import { none } from './none.mjs';
import { address, pages } from './site.mjs';

const { origin } = new URL(address);

/** Runs in the page before anything of its own. */
function noteWhatHappens() {
  const notes = { violations: [], shifts: [] };
  document.addEventListener('securitypolicyviolation', (event) => {
    notes.violations.push(`${event.violatedDirective} refused ${event.blockedURI || event.sample}`);
  });
  const note = (entries) => notes.shifts.push(...entries.map((entry) => entry.value));
  const observer = new PerformanceObserver((list) => note(list.getEntries()));
  observer.observe({ type: 'layout-shift', buffered: true });
  globalThis.whatHappened = () => {
    note(observer.takeRecords());
    return notes;
  };
}

/** Resolves when the page has been painted with its fonts. */
async function painted() {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  await document.fonts.ready;
  await frame();
  await frame();
  await new Promise((done) => setTimeout(done));
}

const overflow = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;

/** How many requests each page still waits for. */
const underWay = new WeakMap();

function count(request, step) {
  const page = request.frame().page();
  underWay.set(page, (underWay.get(page) ?? 0) + step);
}

/** Resolves when the page has all it asked for: leaving earlier would break off what is under way. */
async function answered(page) {
  while ((underWay.get(page) ?? 0) > 0) await new Promise((done) => setTimeout(done, 10));
}

/** Gathers what the context's pages do, each fault under the name of what it breaks. */
function listen(context, faults) {
  context.on('requestfinished', (request) => count(request, -1));
  context.on('requestfailed', (request) => count(request, -1));
  context.on('request', (request) => {
    count(request, 1);
    if (new URL(request.url()).origin !== origin) faults.hosts.push(request.url());
  });
  context.on('requestfailed', (request) => faults.requests.push(`${request.url()} ${request.failure()?.errorText}`));
  context.on('response', (response) => {
    if (response.status() >= 400) faults.requests.push(`${response.url()} ${response.status()}`);
  });
  context.on('console', (message) => {
    if (!['error', 'warning'].includes(message.type())) return;
    faults.console.push(`${message.page()?.url()} ${message.text()}`);
  });
  context.on('weberror', (event) => faults.console.push(`${event.page()?.url()} ${event.error()}`));
}

/** A busy machine may paint a page before all of it has come; what the page does itself it does at every visit. */
async function shiftsAgain(page) {
  for (let visit = 0; visit < 2; visit += 1) {
    await page.reload();
    await page.evaluate(painted);
    await answered(page);
    const { shifts } = await page.evaluate(() => globalThis.whatHappened());
    if (shifts.length === 0) return false;
  }
  return true;
}

async function look(page, path, answer, faults) {
  await page.evaluate(painted);
  await answered(page);
  const { violations, shifts } = await page.evaluate(() => globalThis.whatHappened());
  if (!answer.headers()['content-security-policy']) faults.policy.push(`${path}: came without a policy`);
  faults.policy.push(...violations.map((violation) => `${path}: ${violation}`));
  if (shifts.length && (await shiftsAgain(page))) faults.shifts.push(...shifts.map((shift) => `${path}: ${shift}`));
  const beyond = await page.evaluate(overflow);
  if (beyond > 0) faults.overflow.push(`${path}: ${beyond} px`);
  return [];
}

for (const width of [320, 1280]) {
  describe(`every page opened ${width} px wide`, () => {
    const faults = { hosts: [], requests: [], cookies: [], console: [], policy: [], shifts: [], overflow: [] };

    before(async () => {
      const context = await newContext({ viewport: { width, height: 800 } });
      await context.addInitScript(noteWhatHappens);
      listen(context, faults);
      await faultsOf(pages, context, (page, path, answer) => look(page, path, answer, faults));
      faults.cookies.push(...(await context.cookies()).map((cookie) => cookie.name));
      await context.close();
    });

    test('scrolls in one direction only', () => none(faults.overflow));
    test('keeps to the content security policy', () => none(faults.policy));
    test('gets all it asks for', () => none(faults.requests));
    test('asks no other host', () => none(faults.hosts));
    test('says nothing on the console', () => none(faults.console));
    test('sets no cookie', () => none(faults.cookies));
    test('does not shift its layout', () => none(faults.shifts));
  });
}
