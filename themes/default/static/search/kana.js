// What an input method leaves in the box while a syllable is half typed: きょうd.

const ROWS = {
  k: 'かきくけこ', s: 'さしすせそ', t: 'たちつてと', n: 'なにぬねの', h: 'はひふへほ', m: 'まみむめも', y: 'やゆよ',
  r: 'らりるれろ', w: 'わを', g: 'がぎぐげご', z: 'ざじずぜぞ', d: 'だぢづでど', b: 'ばびぶべぼ', p: 'ぱぴぷぺぽ',
  f: 'ふ', j: 'じ', c: 'ち',
};
/** Syllables whose second consonant says which they are, or that one of them is small. */
const PAIRS = { sh: 'し', ch: 'ち', ts: 'つ' };
const HALF_TYPED = /^(.*[\u3041-\u3096\u30a1-\u30fc])([a-z])([a-z]?)$/;

/** The beginnings that the text can mean: itself, or its kana with each syllable that the last letters can become. */
export function beginningsOf(text) {
  const [, kana, first, second] = HALF_TYPED.exec(text.normalize('NFKC').toLowerCase()) ?? [];
  if (!kana || !ROWS[first]) return [text];
  if (second === first) return [...ROWS[first]].map((syllable) => `${kana}っ${syllable}`);
  const row = PAIRS[first + second] ?? ROWS[first];
  return [...(second === 'y' ? row[1] : row)].map((syllable) => kana + syllable);
}
