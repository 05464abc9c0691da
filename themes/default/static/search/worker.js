// Runs the search engine away from the page, so that typing never waits for it.
//
// The engine never fetches: it says which files of the pack it needs, this worker brings them, all at
// once, and asks again. It takes messages { id, method, ... } and answers { id, answer } or { id, failure }.

const START = 'search/start.bin';
const ROUNDS = 6;
const PATIENCE = 20_000;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

let addresses;
let opening;
let engine;
let brought = new Map();

const failure = (code, file) => Object.assign(new Error(code), { code, file });

async function get(url, cache) {
  const bytes = await download(url, cache);
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
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
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
  const [code, pack, { hostFor }] = await Promise.all([
    get(addresses.engine, 'default'),
    get(new URL(START, addresses.root), cache),
    import('./host.js'),
  ]);
  let made;
  const host = hostFor(() => made.exports.memory);
  made = (await WebAssembly.instantiate(code, host)).instance;
  engine = made;
  brought = new Map();
  const opened = ask('open', pack);
  if (opened.error) throw failure(opened.error, START);
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
  if (!brought.has(path)) {
    const supplied = get(new URL(path, addresses.root), 'force-cache').then((bytes) => {
      const taken = ask('supply', path, bytes);
      if (taken.error) throw failure(taken.error, path);
    });
    supplied.catch(() => brought.delete(path));
    brought.set(path, supplied);
  }
  return brought.get(path);
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

/** A file that is gone means a site published anew since the start file was cached: read that again, once. */
async function answerFresh(method, request) {
  try {
    return await answer(method, request);
  } catch (reason) {
    if (reason.code !== 'missing' && reason.code !== 'damaged') throw reason;
    opening = undefined;
    await open('reload');
    return answer(method, request);
  }
}

const methods = {
  /** What every search needs is fetched at once; where that fails, the search that needs it says so. */
  configure({ engine: code, root }) {
    addresses = { engine: new URL(code), root: new URL(root) };
    open().catch(() => {});
  },
  search: ({ request }) => answerFresh('search', request),
  suggest: ({ request }) => answerFresh('suggest', request),
};

self.onmessage = async ({ data: { id, method, ...message } }) => {
  try {
    const answered = await methods[method](message);
    if (id) self.postMessage({ id, answer: answered });
  } catch (reason) {
    self.postMessage({ id, failure: { code: reason.code ?? 'crashed', file: reason.file } });
  }
};
