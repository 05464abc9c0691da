// The engine under Node: its answers are the native library's, and nothing it is given breaks it.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { Engine, ask, openTown } from './driver.mjs';
import { nativeAnswers, requests, town } from './town.mjs';

const asked = await requests();
const expected = await nativeAnswers();

test('there is an answer for each request', () => {
  assert.equal(expected.length, asked.length);
  assert.ok(expected.some(({ total }) => total > 10));
});

for (const [number, request] of asked.entries()) {
  test(`the same answer as the native library's: ${JSON.stringify(request)}`, async () => {
    const { engine } = await openTown(town);
    const { done } = await ask(engine, town, 'search', request);
    assert.deepEqual(done, expected[number]);
  });
}

test('one engine answers all requests one after another', async () => {
  const { engine } = await openTown(town);
  for (const [number, request] of asked.entries()) {
    const { done } = await ask(engine, town, 'search', request);
    assert.deepEqual(done, expected[number], request);
  }
});

test('a search needs at most three rounds, and four where no page contains it as typed', async () => {
  for (const request of asked) {
    const { engine } = await openTown(town);
    const { cost, done } = await ask(engine, town, 'search', request);
    assert.ok(cost.rounds <= (done.exact ? 3 : 4), `${request}: ${cost.rounds} rounds`);
  }
});

test('suggestions by kanji, kana and romaji', async () => {
  const { engine } = await openTown(town);
  for (const typed of ['特殊', 'とくしゅ', 'tokushu']) {
    const { done } = await ask(engine, town, 'suggest', `q\t${typed}\nlimit\t5`);
    assert.ok(done.some(({ text }) => text.startsWith('特殊')), `${typed}: ${JSON.stringify(done)}`);
  }
});

test('damaged, cut and foreign files are refused by name', async () => {
  const start = gunzipSync(await readFile(join(town, 'search/start.bin')));
  for (const bytes of [new Uint8Array(), start.subarray(0, 40), Buffer.from('<!doctype html><h1>404</h1>')]) {
    const engine = await Engine.load();
    assert.equal(engine.call('open', bytes).error, 'damaged');
    assert.equal(engine.call('search', 'q\t協働').error, 'damaged');
  }
  const { engine } = await openTown(town);
  const { needs } = engine.call('search', 'q\t協働');
  const whole = gunzipSync(await readFile(join(town, needs[0])));
  const altered = Uint8Array.from(whole, (byte, at) => (at === whole.length >> 1 ? byte ^ 1 : byte));
  assert.equal(engine.call('supply', needs[0], altered).error, 'damaged');
  assert.equal(engine.call('supply', 'search/none/1.bin', whole).error, 'version');
  assert.deepEqual(engine.call('supply', needs[0], whole), {});
});

test('a query of 10,000 characters is refused', async () => {
  const { engine } = await openTown(town);
  const { error } = await ask(engine, town, 'search', `q\t${'協働'.repeat(5000)}`);
  assert.equal(error, 'query');
});

test('bytes that are no text are refused', async () => {
  const { engine } = await openTown(town);
  assert.equal(engine.call('search', Uint8Array.of(0x71, 9, 0xff, 0xfe)).error, 'damaged');
});
