// A page that moved is found from its old address: by the page that stands there, and at once where the server knows.

import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { newContext } from './browser.mjs';
import { goalPages, program, source, work } from './site.mjs';

const root = join(work, 'moved');
const processFile = join(work, 'moved.process');
const old = goalPages[0];
const now = old.replace(/[^/]+$/, 'goal-moved.html');
let server;
// One server that knows of the move, and one that does not.
let knowing;
let plain;

const tomei = (...options) => execFileSync(program, [...options, '--root', root], { encoding: 'utf8', stdio: 'pipe' });

async function freePort() {
  const listener = createServer().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address();
  listener.close();
  return port;
}

function configuration(ports) {
  const user = process.getuid() === 0 ? 'user nobody nogroup;' : '';
  const folders = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  const temporary = folders.map((name) => `${name}_temp_path ${root}/nginx-${name};`).join(' ');
  const serve = ([port, headers]) => `server { listen 127.0.0.1:${port}; root ${root}/public; include ${headers}; }`;
  return `${user} daemon off; pid ${root}/nginx.pid; error_log ${root}/nginx.log warn; worker_processes 1;
    events { worker_connections 64; }
    http { include /etc/nginx/mime.types; access_log off; ${temporary} ${ports.map(serve).join('\n')} }`;
}

before(async () => {
  cpSync(source, root, { recursive: true });
  tomei('publish');
  const file = join(root, 'content', old.replace(/\.html$/, '.md'));
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^no: .*$/m, 'no: moved'));
  tomei('publish');
  writeFileSync(join(root, 'headers.conf'), tomei('headers', 'nginx'));
  const ports = [await freePort(), await freePort()];
  [knowing, plain] = ports.map((port) => `http://127.0.0.1:${port}/`);
  const both = [
    [ports[0], join(root, 'headers.conf')],
    [ports[1], join(work, 'headers.conf')],
  ];
  writeFileSync(join(root, 'nginx.conf'), configuration(both));
  server = spawn('nginx', ['-c', join(root, 'nginx.conf'), '-e', join(root, 'nginx.log')], { stdio: 'inherit' });
  writeFileSync(processFile, `${server.pid}\n`);
  for (let waits = 0; waits < 100 && !existsSync(join(root, 'nginx.pid')); waits++) {
    await new Promise((done) => setTimeout(done, 100));
  }
});

after(async () => {
  const ended = once(server, 'exit');
  server.kill();
  await ended;
  rmSync(processFile);
});

test('the page at the old address leads on by itself, under the policy', async () => {
  const page = await (await newContext()).newPage();
  const faults = [];
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  await page.goto(plain + old);
  await page.waitForURL(plain + now);
  assert.equal(await page.locator('h1').count(), 1);
  assert.deepEqual(faults, []);
});

test('it says where the page went to those whom nothing leads', async () => {
  const text = await (await fetch(plain + old)).text();
  // Without its refresh the page stays, as in a browser that follows none.
  const page = await (await newContext({ javaScriptEnabled: false })).newPage();
  await page.route(plain + old, (route) =>
    route.fulfill({ contentType: 'text/html', body: text.replace(/<meta http-equiv="refresh"[^>]*>/, '') }),
  );
  await page.goto(plain + old);
  const link = page.locator('main a');
  assert.equal(await link.count(), 1);
  await link.click();
  await page.waitForURL(plain + now);
});

test('a server that is told answers at once, with every header', async () => {
  const found = await fetch(knowing + old, { redirect: 'manual' });
  assert.equal(found.status, 301);
  assert.equal(found.headers.get('Location'), `/${now}`);
  assert.match(found.headers.get('Content-Security-Policy'), /^default-src 'none'/);
  assert.equal((await fetch(knowing + old)).status, 200);
});
