// A host like any other (plain files, below a sub-path, strict policy) and a browser to visit it.

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const here = fileURLToPath(new URL('.', import.meta.url));
const wasm = join(here, '../..');
const theme = join(wasm, '../../../themes/default/static/search');

export const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; worker-src 'self'; img-src 'self' data:";

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.css': 'text/css',
};

/** Where a site's file lies; a test may answer some of them itself. */
function place(path, pack) {
  if (path === 'static/search/engine.bin') return join(wasm, 'engine.bin');
  if (/^static\/search\/words\.\w+\.json$/.test(path)) return join(here, 'site', path.slice('static/search/'.length));
  if (path.startsWith('static/search/')) return join(theme, path.slice('static/search/'.length));
  if (path.startsWith('search/')) return join(pack ?? here, path.slice('search/'.length));
  return join(here, 'site', /^\d{4}\//.test(path) ? 'goal.html' : path);
}

/**
 * Serves the test site below /town/goals/.
 * @param {{ replace?: Record<string, string>, pack?: string }} options files to answer with others, and the pack's folder
 */
export async function serve({ replace = {}, pack } = {}) {
  const asked = [];
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://host').pathname).replace(/^\/town\/goals\//, '');
    asked.push(path);
    try {
      const file = replace[path] ?? place(path, pack);
      const body = await readFile(file);
      response.writeHead(200, {
        'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
        'content-security-policy': POLICY,
      });
      response.end(body);
    } catch {
      response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>404</h1>');
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A test that fails may leave its host open: that must not keep the others from being told of it.
  server.unref();
  const root = `http://127.0.0.1:${server.address().port}/town/goals/`;
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { root, asked, close };
}

export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** A new tab, and all that went wrong in it. */
export async function visit(browser, address) {
  const context = await browser.newContext({ locale: 'ja-JP' });
  const page = await context.newPage();
  const faults = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  await page.goto(address);
  return { page, faults };
}

/** The page fetches a start file whoever its worker is. */
export const DOUBLE = { 'static/search/worker.js': join(here, 'double.js'), 'search/start.bin': join(here, 'double.js') };
