// Runs the search engine away from the page, so that typing never waits for it.
//
// The engine never fetches: it says which files of the pack it needs, this worker brings them, all at
// once, and asks again. It takes messages { id, method, ... } and answers { id, answer } or { id, failure }; its first
// message answers nothing and says that it runs.

import { hostFor } from './host.js';

const ROUNDS = 6;
const PATIENCE = 20_000;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

let tellAddresses;
const addresses = new Promise((resolve) => (tellAddresses = resolve));
/** What the page fetched, or how it failed to, while this worker was on its way; good for one start, lest what is damaged be tried for ever. */
let given = {};
let opening;
let reopening;
let engine;
/** The files of the pack that is open, by path. */
let brought = new Map();
let packs = 0;

const failure = (code, file) => Object.assign(new Error(code), { code, file });

async function get(url, cache, known) {
  if (known?.code) throw failure(known.code, url.href);
  const bytes = known ? new Uint8Array(known.bytes) : await download(url, cache);
  try {
    return await inflate(bytes);
  } catch {
    throw failure('damaged', url.href);
  }
}

async function download(url, cache) {
  try {
    const response = await fetch(url, { cache, signal: AbortSignal.timeout(PATIENCE) });
    if (response.ok) return new Uint8Array(await response.arrayBuffer());
  } catch {
    throw failure('unreachable', url.href);
  }
  throw failure('missing', url.href);
}

/** Hosts that say `Content-Encoding: gzip` have had the browser inflate already. */
async function inflate(bytes) {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const { readable, writable } = new DecompressionStream('gzip');
  const writer = writable.getWriter();
  // What is wrong with the bytes is said to the reader too.
  writer.write(bytes).catch(() => {});
  writer.close().catch(() => {});
  return whole(readable.getReader());
}

/** Chunk by chunk: a Response or a Blob takes milliseconds more for each of ten files. */
async function whole(reader) {
  const chunks = [];
  for (let step = await reader.read(); !step.done; step = await reader.read()) chunks.push(step.value);
  if (chunks.length === 1) return chunks[0];
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  chunks.reduce((at, chunk) => {
    bytes.set(chunk, at);
    return at + chunk.length;
  }, 0);
  return bytes;
}

function call(name, ...parts) {
  const pieces = parts.map((part) => (typeof part === 'string' ? encoder.encode(part) : part));
  const sizes = pieces.map((piece) => piece.length);
  const { exports } = engine;
  let at = exports.reserve(sizes.reduce((sum, size) => sum + size, 0));
  for (const piece of pieces) {
    new Uint8Array(exports.memory.buffer, at, piece.length).set(piece);
    at += piece.length;
  }
  const length = exports[name](...sizes);
  const answer = new Uint8Array(exports.memory.buffer, exports.output(), length);
  return JSON.parse(decoder.decode(answer));
}

/** A trap leaves the engine's memory in an unknown state: the next question gets a new one. */
function ask(...command) {
  try {
    return call(...command);
  } catch {
    opening = undefined;
    throw failure('crashed');
  }
}

async function start(cache) {
  const at = await addresses;
  const { engine: knownCode, start: knownPack } = given;
  given = {};
  const [code, pack] = await Promise.all([
    get(at.engine, 'default', knownCode),
    get(at.start, cache, knownPack),
  ]);
  let made;
  const host = hostFor(() => made.exports.memory);
  made = (await WebAssembly.instantiate(code, host)).instance;
  engine = made;
  brought = new Map();
  packs += 1;
  const opened = ask('open', pack);
  if (opened.error) throw failure(opened.error, at.start.href);
  for (const path of opened.needs) bring(path).catch(() => {});
}

function open(cache = 'default') {
  opening ??= start(cache).catch((reason) => {
    opening = undefined;
    throw reason;
  });
  return opening;
}

/** Files are named after their content: what the browser has once, it never asks for again. */
function bring(path) {
  const files = brought;
  if (!files.has(path)) {
    const fetched = addresses.then(({ root }) => get(new URL(path, root), 'force-cache'));
    const supplied = fetched.then((bytes) => {
      // Another pack was opened meanwhile.
      if (files !== brought) throw failure('missing', path);
      const taken = ask('supply', path, bytes);
      if (taken.error) throw failure(taken.error, path);
    });
    supplied.catch(() => files.delete(path));
    files.set(path, supplied);
  }
  return files.get(path);
}

async function answer(method, request) {
  await open();
  for (let round = 0; round < ROUNDS; round += 1) {
    const step = ask(method, request);
    if (step.error) throw failure(step.error, step.file);
    if (!step.needs) return step.done;
    await Promise.all(step.needs.map(bring));
  }
  throw failure('damaged');
}

/** Several questions may need it at once. */
function reopen() {
  if (!reopening) {
    opening = undefined;
    reopening = open('reload').finally(() => (reopening = undefined));
  }
  return reopening;
}

/** A file that is gone means a site published anew since the start file was cached: read that again, once. */
async function answerFresh(method, request) {
  let files;
  try {
    await open();
    files = brought;
    return await answer(method, request);
  } catch (reason) {
    if (reason.code !== 'missing' && reason.code !== 'damaged') throw reason;
    // Unless another question has done so meanwhile.
    if (!files || files === brought) await reopen();
    return answer(method, request);
  }
}

const methods = {
  /** What every search needs is opened at once; where that fails, the search that needs it says so. */
  configure({ engine: code, start: pack, root, known }) {
    given = known;
    tellAddresses({ engine: new URL(code), start: new URL(pack), root: new URL(root) });
    open().catch(() => {});
  },
  search: ({ request }) => answerFresh('search', request),
  suggest: ({ request }) => answerFresh('suggest', request),
};

self.onmessage = async ({ data: { id, method, ...message } }) => {
  try {
    const answered = await methods[method](message);
    if (id) self.postMessage({ id, answer: answered, pack: packs });
  } catch (reason) {
    self.postMessage({ id, failure: { code: reason.code ?? 'crashed', file: reason.file } });
  }
};

self.postMessage({});
