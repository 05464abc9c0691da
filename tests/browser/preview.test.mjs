// `tomei serve` shows a saved change in an open browser by itself.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { newContext } from './browser.mjs';
import { goalPages, program, source, work } from './site.mjs';

const root = join(work, 'previewed');
const processFile = join(work, 'preview.process');
const goal = goalPages[0];
const goalSource = join(root, 'content', goal.replace(/\.html$/, '.md'));

let server;
let page;

/** Resolves with the address that the preview prints, or fails with all it printed. */
function printedAddress(server) {
  return new Promise((found, failed) => {
    let text = '';
    const read = (part) => {
      text += part;
      const address = text.match(/http:\/\/127\.0\.0\.1:\d+\//);
      if (address) found(address[0]);
    };
    server.stdout.on('data', read);
    server.stderr.on('data', read);
    server.on('exit', (code) => failed(new Error(`the preview ended with ${code}: ${text}`)));
  });
}

before(async () => {
  cpSync(source, root, { recursive: true });
  server = spawn(program, ['serve', '--root', root, '--port', '0']);
  writeFileSync(processFile, `${server.pid}\n`);
  const address = await printedAddress(server);
  page = await (await newContext()).newPage();
  await page.goto(address + goal);
});

after(async () => {
  const ended = once(server, 'exit');
  server.kill();
  await ended;
  rmSync(processFile);
});

function titleOf(text) {
  return text.match(/^title: (.*)$/m)[1];
}

/** Resolves when the open page has the heading; nothing here reloads it. */
function heading(text) {
  return page.locator('h1').filter({ hasText: text }).waitFor();
}

test('a saved change appears in the open page', async () => {
  const before = readFileSync(goalSource, 'utf8');
  await heading(titleOf(before));
  writeFileSync(goalSource, before.replace(/^title: .*$/m, 'title: 保存した題名'));
  await heading('保存した題名');
  assert.notEqual(titleOf(before), '保存した題名');
});

test('a fault appears in place of the page, and the page again when it is mended', async () => {
  const sound = readFileSync(goalSource, 'utf8');
  writeFileSync(goalSource, sound.replace(/^title: .*\n/m, ''));
  await page.locator('pre').filter({ hasText: goalSource.slice(root.length + 1) }).waitFor();
  writeFileSync(goalSource, sound);
  await heading(titleOf(sound));
});
