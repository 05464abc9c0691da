// Where the tests' town lies: its pack, the requests, and the native library's answers about it.
// `tests/run` in this folder makes it; TOMEI_TOWN names it.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));

export const town = process.env.TOMEI_TOWN ?? join(here, '../../../../target/wasm/town');

export async function requests() {
  const text = await readFile(join(here, 'native/requests.txt'), 'utf8');
  return text.split('\n\n').filter(Boolean);
}

export async function nativeAnswers() {
  const text = await readFile(join(town, 'answers.jsonl'), 'utf8');
  return text.trim().split('\n').map((line) => JSON.parse(line));
}
