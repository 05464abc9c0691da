// What `tomei headers` prints is what real web servers send, and each host's file is well formed.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { newContext } from './browser.mjs';
import { address, apacheAddress, cards, files, program } from './site.mjs';

const HOSTS = ['nginx', 'apache', 'iis', 'netlify', 'cloudflare'];

const printed = (...options) => execFileSync(program, ['headers', ...options], { encoding: 'utf8' });

/** Every header of the site's policy by its name, as `_headers` lists them below one path. */
function headersBelow(path, text) {
  const lines = text.split('\n');
  const block = lines.slice(lines.indexOf(path) + 1);
  const end = block.findIndex((line) => !line.startsWith('  '));
  const named = block.slice(0, end).map((line) => line.trim().split(': '));
  return new Map(named.map(([name, ...value]) => [name, value.join(': ')]));
}

const everywhere = headersBelow('/*', printed('netlify'));

async function answer(url) {
  const answer = await fetch(url);
  await answer.arrayBuffer();
  return answer;
}

/** Sent exactly once: a header that is sent twice is joined with a comma. */
function carriesAll(found, url) {
  for (const [name, value] of everywhere) assert.equal(found.headers.get(name), value, `${url}: ${name}`);
}

test('the policy forbids what is inline and what is not of the site', () => {
  const policy = everywhere.get('Content-Security-Policy');
  assert.match(policy, /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; /);
  assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|https?:|\*/);
  assert.equal(everywhere.get('X-Content-Type-Options'), 'nosniff');
});

for (const [server, home] of [
  ['nginx', address],
  ['Apache', apacheAddress],
]) {
  test(`${server} sends every header with pages, data and the page for unknown addresses`, async () => {
    for (const path of ['index.html', 'style.css', 'data/csv/goals.csv', 'data/all.json', 'no/such/page.html']) {
      const found = await answer(home + path);
      assert.equal(found.status, path.startsWith('no/') ? 404 : 200, home + path);
      carriesAll(found, home + path);
      const foreign = path.startsWith('data/') ? '*' : null;
      assert.equal(found.headers.get('Access-Control-Allow-Origin'), foreign, path);
      // nginx leaves the lifetime of errors to the browser, which keeps none.
      if (found.status === 200) assert.equal(found.headers.get('Cache-Control'), 'no-cache', path);
    }
  });

  test(`${server} lets other sites frame the cards, and nothing else`, async () => {
    const found = await answer(home + cards[0]);
    assert.match(found.headers.get('Content-Security-Policy'), /^default-src 'none'; style-src 'self'; .*frame-ancestors \*$/);
    assert.equal(found.headers.get('X-Frame-Options'), null);
    assert.equal(found.headers.get('X-Content-Type-Options'), 'nosniff');
  });

  test(`${server} names the types of the open data`, async () => {
    const type = async (path) => (await answer(home + path)).headers.get('Content-Type');
    assert.match(await type('data/csv/goals.csv'), /^text\/csv; charset=utf-8$/i);
    assert.match(await type('data/all.json'), /^application\/json/);
    assert.match(await type('data/catalog.jsonld'), /^application\/ld\+json/);
    assert.match(await type('data/licence.txt'), /^text\/plain; charset=utf-8$/i);
    assert.equal(await type('data/xlsx/2019.xlsx'), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
  });

  test(`${server} lets files that are named by their content be kept`, async () => {
    // A stand-in beside the site's own files; see `run`.
    const found = await answer(`${home}search/t-0a1b2c/1.bin`);
    assert.equal(found.status, 200);
    assert.match(found.headers.get('Cache-Control'), /max-age=31536000/);
    carriesAll(found, 'search/t-0a1b2c/1.bin');
  });
}

test('web.config is well-formed XML and holds the same headers', async () => {
  const context = await newContext();
  const page = await context.newPage();
  const found = await page.evaluate((text) => {
    const document = new DOMParser().parseFromString(text, 'application/xml');
    const fault = document.querySelector('parsererror')?.textContent;
    const added = [...document.querySelectorAll('configuration > system\\.webServer customHeaders > add')];
    return { fault, headers: added.map((add) => [add.getAttribute('name'), add.getAttribute('value')]) };
  }, printed('iis'));
  await context.close();
  assert.equal(found.fault, undefined);
  assert.deepEqual(new Map(found.headers), everywhere);
});

test('HTTPS is asked for only where it is wanted', () => {
  for (const host of HOSTS) {
    assert.doesNotMatch(printed(host), /Strict-Transport-Security/, host);
    assert.match(printed(host, '--hsts'), /Strict-Transport-Security.*max-age=31536000/, host);
  }
});

test('the program says that hosts differ in what they can', () => {
  assert.equal(new Set(HOSTS.map((host) => printed(host))).size, HOSTS.length);
  assert.match(printed('cloudflare'), /X-Robots-Tag: noindex/);
  assert.ok(files.includes('data/index.html'));
});
