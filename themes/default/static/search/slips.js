// Beginnings with one slip mended, for when nothing begins as it was typed.

const VOICED = new Map();
for (const row of ['かが', 'きぎ', 'くぐ', 'けげ', 'こご', 'さざ', 'しじ', 'すず', 'せぜ', 'そぞ', 'ただ', 'ちぢ', 'つづっ', 'てで', 'とど', 'はばぱ', 'ひびぴ', 'ふぶぷ', 'へべぺ', 'ほぼぽ', 'やゃ', 'ゆゅ', 'よょ', 'じぢ', 'ずづ']) {
  for (const kana of row) VOICED.set(kana, (VOICED.get(kana) ?? '') + row.replace(kana, ''));
}
/** Vowels that a long one is often written without. */
const LONG = { o: 'uo', u: 'u', a: 'a', e: 'ei' };
const O_AND_U = /[おこそとのほもよろごぞどぼぽょうくすつぬふむゆるぐずづぶぷゅ]/;
/** The first sign is seldom wrong, and what begins otherwise is in other files. */
const FROM = 1;

/** Every text that the typed one becomes by mending one slip: voicing, size, a long vowel, two signs swapped, one doubled. */
export function mended(text) {
  const signs = [...text.normalize('NFKC').toLowerCase().replace(/[\u30a1-\u30f6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))];
  const found = new Set();
  const put = (at, length, ...others) => found.add([...signs.slice(0, at), ...others, ...signs.slice(at + length)].join(''));
  signs.forEach((sign, at) => {
    if (O_AND_U.test(sign)) put(at + 1, 0, 'う');
    for (const vowel of LONG[sign] ?? '') put(at + 1, 0, vowel);
    if (at < FROM) return;
    for (const other of VOICED.get(sign) ?? '') put(at, 1, other);
    put(at, 1);
    if (at + 1 < signs.length) put(at, 2, signs[at + 1], sign);
  });
  found.delete(text);
  return [...found];
}
