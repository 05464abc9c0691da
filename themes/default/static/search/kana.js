// What an input method leaves in the box while a syllable is half typed: きょうd; and letters that stop within one: kyoud.

const ROWS = {
  k: 'かきくけこ', s: 'さしすせそ', t: 'たちつてと', n: 'なにぬねの', h: 'はひふへほ', m: 'まみむめも', y: 'やゆよ',
  r: 'らりるれろ', w: 'わを', g: 'がぎぐげご', z: 'ざじずぜぞ', d: 'だぢづでど', b: 'ばびぶべぼ', p: 'ぱぴぷぺぽ',
  f: 'ふ', j: 'じ', c: 'ち',
};
/** Syllables whose second consonant says which they are, or that one of them is small. */
const PAIRS = { sh: 'し', ch: 'ち', ts: 'つ' };
const HALF_TYPED = /^(.*[\u3041-\u3096\u30a1-\u30fc])([a-z])([a-z]?)$/;
const LETTERS = /^[a-z]*?[aeiou]n?([bcdfghjkmnprstwyz]{1,2})$/;

/** The beginnings that the text can mean: itself, or with each syllable that its last letters can become. */
export function beginningsOf(text) {
  const plain = text.normalize('NFKC').toLowerCase();
  const [, consonants] = LETTERS.exec(plain) ?? [];
  if (consonants) return lettersGoOn(plain, consonants);
  const [, kana, first, second] = HALF_TYPED.exec(plain) ?? [];
  if (!kana || !ROWS[first]) return [text];
  if (second === first) return [...ROWS[first]].map((syllable) => `${kana}っ${syllable}`);
  const row = PAIRS[first + second] ?? ROWS[first];
  return [...(second === 'y' ? row[1] : row)].map((syllable) => kana + syllable);
}

/** An n at the end can also be ん. */
function lettersGoOn(text, consonants) {
  const vowels = consonants.endsWith('y') || consonants.endsWith('w') ? 'auo' : 'aiueo';
  return [...(consonants === 'n' ? [text] : []), ...[...vowels].map((vowel) => text + vowel)];
}
