// A host of plain files as fair hosts are: gzip for text and code, validators, and, on request, a slow line.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.json': 'application/json',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
};
const COMPRESSED = new Set(['.html', '.js', '.mjs', '.json', '.css', '.svg', '.wasm']);
const HEAD_BYTES = 200;
const pack = promisify(gzip);

/** "Slow 4G": 1.6 Mbps for all connections together, 150 ms before a response begins. */
export const SLOW = { latency: 150, bytesPerSecond: 200_000 };

/**
 * Serves a folder; `extra` are files by path that lie beside it.
 * @returns {Promise<{ root: string, asked: { path: string, bytes: number }[], line: object | undefined, close: () => void }>}
 */
export async function serve(folder, extra = {}) {
  const host = { asked: [], line: undefined };
  const compressed = new Map();
  let lineIsFree = 0;

  async function body(path) {
    if (compressed.has(path)) return compressed.get(path);
    const raw = extra[path] ?? (await readFile(join(folder, path)));
    const made = COMPRESSED.has(extname(path)) ? { bytes: await pack(raw, { level: 6 }), gzip: true } : { bytes: raw };
    compressed.set(path, made);
    return made;
  }

  /** When the line has carried so many bytes, all responses one after another. */
  async function carry(bytes) {
    if (!host.line) return;
    const { latency, bytesPerSecond } = host.line;
    const begin = Math.max(lineIsFree, Date.now() + latency);
    lineIsFree = begin + (bytes / bytesPerSecond) * 1000;
    await new Promise((resolve) => setTimeout(resolve, lineIsFree - Date.now()));
  }

  const server = createServer(async (request, response) => {
    let path = normalize(decodeURIComponent(new URL(request.url, 'http://host').pathname)).replace(/^\/+/, '');
    if (path === '' || path.endsWith('/')) path += 'index.html';
    try {
      const { bytes, gzip: isPacked } = await body(path);
      const tag = `"${bytes.length.toString(16)}-${path.length}"`;
      const known = request.headers['if-none-match'] === tag;
      host.asked.push({ path, bytes: HEAD_BYTES + (known ? 0 : bytes.length) });
      await carry(HEAD_BYTES + (known ? 0 : bytes.length));
      response.writeHead(known ? 304 : 200, {
        'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
        etag: tag,
        'last-modified': 'Thu, 01 Jan 2026 00:00:00 GMT',
        ...(isPacked && !known ? { 'content-encoding': 'gzip' } : {}),
      });
      response.end(known ? undefined : bytes);
    } catch {
      response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>404</h1>');
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  host.root = `http://127.0.0.1:${server.address().port}/`;
  host.close = () => server.close();
  return host;
}
