// Runs engine.bin under Node, over files on disk, as the worker runs it over a host.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { hostFor } from '../../../../themes/default/static/search/host.js';

const wasm = fileURLToPath(new URL('..', import.meta.url));
const encoder = new TextEncoder();
const decoder = new TextDecoder();

export class Engine {
  static async load() {
    const code = gunzipSync(await readFile(process.env.TOMEI_ENGINE ?? join(wasm, 'engine.bin')));
    const engine = new Engine();
    const host = hostFor(() => engine.exports.memory);
    engine.exports = (await WebAssembly.instantiate(code, host)).instance.exports;
    return engine;
  }

  call(name, ...parts) {
    const pieces = parts.map((part) => (typeof part === 'string' ? encoder.encode(part) : part));
    const sizes = pieces.map((piece) => piece.length);
    let at = this.exports.reserve(sizes.reduce((sum, size) => sum + size, 0));
    for (const piece of pieces) {
      new Uint8Array(this.exports.memory.buffer, at, piece.length).set(piece);
      at += piece.length;
    }
    const length = this.exports[name](...sizes);
    return JSON.parse(decoder.decode(new Uint8Array(this.exports.memory.buffer, this.exports.output(), length)));
  }
}

/** Asks until nothing is needed any more; counts rounds, files and compressed bytes. */
export async function ask(engine, folder, method, request) {
  const cost = { rounds: 0, files: 0, bytes: 0 };
  for (;;) {
    const step = engine.call(method, request);
    if (!step.needs) return { ...step, cost };
    cost.rounds += 1;
    for (const path of step.needs) {
      const bytes = await readFile(join(folder, path));
      cost.files += 1;
      cost.bytes += bytes.length;
      const taken = engine.call('supply', path, gunzipSync(bytes));
      if (taken.error) return { ...taken, cost };
    }
  }
}

export async function openTown(folder) {
  const engine = await Engine.load();
  const opened = engine.call('open', gunzipSync(await readFile(join(folder, 'search/start.bin'))));
  return { engine, opened };
}
