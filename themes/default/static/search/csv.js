// The hits as a table for a spreadsheet, made in the browser: nothing is asked of a server.

import { roleOf } from './results.js';

const COLUMNS = ['title', 'about', 'role', 'sentence', 'address'];
/** What a spreadsheet would calculate, also as Japanese ones read full-width signs. */
const FORMULA = /^[\s=+\-@\uff1d\uff0b\uff0d\uff20]/;
/** With it, Excel reads UTF-8. */
const MARK = '\uFEFF';

function field(text) {
  const defused = FORMULA.test(text) ? `'${text}` : text;
  return `"${defused.replaceAll('"', '""')}"`;
}

const plain = (runs) => runs.map(([, part]) => part).join('');

/** A row for each sentence; a hit that shows none has one row, too. */
function rowsOf(root, words, hit) {
  const sentences = hit.passages.length ? hit.passages : [{ anchor: null, text: [] }];
  return sentences.map(({ anchor, text }) => {
    const url = new URL(hit.url, root);
    url.hash = anchor ?? '';
    return [plain(hit.title), hit.about, words.roles[roleOf(anchor)] ?? '', plain(text), url.href];
  });
}

export function csvOf(root, words, hits) {
  const rows = [COLUMNS.map((name) => words.csv_columns[name]), ...hits.flatMap((hit) => rowsOf(root, words, hit))];
  return MARK + rows.map((row) => `${row.map(field).join(',')}\r\n`).join('');
}

/** Hands the text to the browser as a file to be kept. */
export function save(name, text) {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
