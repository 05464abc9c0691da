// Whatever stands in a field, nothing of it runs: the demonstration with hostile text in every field, table and item.
// The pages are looked at without the policy of the host, which alone would stop most of it.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { newContext } from './browser.mjs';
import { none } from './none.mjs';
import { filesBelow, program, source, work } from './site.mjs';

const root = join(work, 'hostile');
const output = join(work, 'hostile-output');

/** Each would call `struck`, or load something, if it were taken for markup of any kind. */
const CORPUS = [
  '<script>struck()</script>',
  '"><img src=x onerror=struck()>',
  "' onmouseover='struck()' autofocus onfocus='struck()",
  '</script><svg/onload=struck()>',
  '</title></style></textarea><iframe srcdoc="<script>parent.struck()</script>">',
  '{{ struck() }}{% raw %}${struck()}',
  ']]><x xmlns="http://www.w3.org/1999/xhtml"><script>struck()</script></x>',
  '&lt;script&gt;struck()&lt;/script&gt;&#60;script&#62;struck()',
  '--><script>struck()</script><!--',
  '<math><mtext></p><style><img src=x onerror=struck()></style>',
];

/** In Markdown also links, images and footnotes. */
const MARKED = [
  ...CORPUS,
  '[x](javascript:struck())',
  '[x](JaVaScRiPt&colon;struck()) [x](data:text/html,<script>struck()</script>)',
  '![x](javascript:struck()) ![x"onerror="struck()](javascript:x"onerror="struck())',
  '<javascript:struck()> [x]( vbscript:struck())',
];

let turn = 0;
const next = (corpus) => corpus[turn++ % corpus.length];

/** Values that are read as something: dates, names of other rows, how the site is made. */
const READ = new Set(['year', 'years', 'published', 'updated', 'date', 'kind', 'id', 'no', 'department', 'plan', 'policies',
  'when', 'planned', 'settled', 'target', 'actual', 'baseline', 'values', 'grade', 'scheme', 'code', 'fields', 'labels',
  'reading', 'state', 'from', 'to', 'before', 'after', 'item', 'page', 'file', 'sdgs', 'unit', 'surface', 'word', 'allow']);

/** Appends to every value of Japanese text, quoted as YAML. */
function inYaml(text) {
  return text.replace(/^(\s*(?:- )?)([a-z_]+): (['"]?)([^'"\n[\]{}|>&*#]*[ぁ-んァ-ヶ一-龥][^'"\n#]*)\3$/gm, (line, start, key, _, value) =>
    READ.has(key) || /[[\]{}]/.test(value) ? line : `${start}${key}: ${JSON.stringify(`${value} ${next(CORPUS)}`)}`);
}

function inDocument(text) {
  const [, front, body] = text.match(/^(---\n[\s\S]*?\n---\n)([\s\S]*)$/) ?? ['', '', text];
  // Items and paragraphs; headings have meanings.
  const marked = body.replace(/^(\s*- (?:\[[^\]]*\] )?|)([ぁ-んァ-ヶ一-龥].*)$/gm, (line) => `${line} ${next(MARKED)}`);
  return inYaml(front) + marked;
}

const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm',
  '.xml': 'application/xml', '.json': 'application/json', '.svg': 'image/svg+xml' };

let server;
let address;

before(async () => {
  cpSync(source, root, { recursive: true });
  for (const file of filesBelow(join(root, 'content'))) {
    const path = join(root, 'content', file);
    const change = file.endsWith('.md') ? inDocument : /^(?:tomei|departments|plans|policies|glossary)\.yaml$/.test(file) && inYaml;
    if (change) writeFileSync(path, change(readFileSync(path, 'utf8')));
  }
  assert.ok(turn > 400, `only ${turn} places were written to`);
  const built = spawnSync(program, ['build', '--root', root, '--output', output, '--lang', 'en', '--date', '2027-01-01']);
  assert.equal(built.status, 0, String(built.stderr).slice(0, 4000));
  server = createServer((request, answer) => {
    const path = decodeURIComponent(new URL(request.url, 'http://x').pathname);
    try {
      const bytes = readFileSync(join(output, path.endsWith('/') ? `${path}index.html` : path));
      answer.writeHead(200, { 'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream' }).end(bytes);
    } catch {
      answer.writeHead(404).end();
    }
  }).listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  address = `http://127.0.0.1:${server.address().port}/`;
});

after(() => server.close());

/** A context that notes what runs and what is asked of others. */
async function watched(faults) {
  const context = await newContext();
  await context.exposeFunction('struck', () => faults.push('something of the content ran'));
  context.on('dialog', (dialog) => dialog.dismiss());
  context.on('request', (request) => {
    if (!/^(?:http:\/\/127\.0\.0\.1|blob:|data:)/.test(request.url())) faults.push(`asked for ${request.url()}`);
  });
  return context;
}

/** What no page of the site has, and a page that was broken out of would have. */
function strangers() {
  const found = [];
  for (const element of document.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      if (/^on/i.test(name)) found.push(`${element.localName} has ${name}`);
      if (/^\s*(?:javascript|vbscript|data):/i.test(value) && /^(?:href|src|action|srcdoc)$/.test(name)) {
        found.push(`${element.localName} leads to ${value}`);
      }
    }
    if (/^(?:iframe|object|embed|math|base|style)$/.test(element.localName)) found.push(`there is a ${element.localName}`);
    if (element.localName === 'script' && !element.src && !/json/.test(element.type)) found.push('there is a script');
  }
  return found;
}

test('nothing in a field, an item or a table runs or becomes an element', async () => {
  const faults = [];
  const context = await watched(faults);
  const page = await context.newPage();
  for (const path of filesBelow(output).filter((file) => file.endsWith('.html') && !/^(?:en|search|terms)\//.test(file))) {
    await page.goto(address + path);
    faults.push(...(await page.evaluate(strangers)).map((fault) => `${path}: ${fault}`));
  }
  none(faults);
  await context.close();
});

test('feeds and the sitemap are XML without elements of the content', async () => {
  const faults = [];
  const context = await watched(faults);
  const page = await context.newPage();
  await page.goto(`${address}index.html`);
  for (const path of filesBelow(output).filter((file) => file.endsWith('.xml'))) {
    const text = readFileSync(join(output, path), 'utf8');
    const names = await page.evaluate((xml) => {
      const parsed = new DOMParser().parseFromString(xml, 'application/xml');
      return [...new Set([...parsed.querySelectorAll('*')].map((element) => element.localName))];
    }, text);
    const bad = names.filter((name) => /^(?:parsererror|script|img|svg|iframe|math|x)$/.test(name));
    faults.push(...bad.map((name) => `${path}: ${name}`));
  }
  none(faults);
  await context.close();
});

test('snippets and suggestions of the search are text', async () => {
  const faults = [];
  const context = await watched(faults);
  const page = await context.newPage();
  for (const query of ['script', 'onerror', '窓口']) {
    await page.goto(`${address}search.html?q=${encodeURIComponent(query)}`);
    await page.locator('[data-search-results] a').first().waitFor();
    faults.push(...(await page.evaluate(strangers)).map((fault) => `results of ${query}: ${fault}`));
    await page.locator('[data-search] input[name=q]').first().pressSequentially('<scr');
    await page.waitForTimeout(300);
    faults.push(...(await page.evaluate(strangers)).map((fault) => `${query}: ${fault}`));
  }
  none(faults);
  await context.close();
});
