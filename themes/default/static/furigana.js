// ふりがな: one switch. The page itself stays plain; readings are fetched when somebody wants them, and taken out
// again without a trace.
//
// On a page: <button data-furigana-switch="goal-1.furigana.json">, and `data-furigana` on what is to be read
// (`data-furigana="none"` on what inside of it is not).

const NAME = 'tomei-furigana';
const KANJI = /[\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\u{20000}-\u{3FFFF}\u3005\u3006]+/gu;
const SILENT = 'code, noscript, ruby, script, select, style, svg, template, textarea, [data-furigana="none"]';

/** Says on the document that the texts have other nodes now. */
const CHANGED = new Event('tomei-furigana');

const button = document.querySelector('[data-furigana-switch]');
const status = button.nextElementSibling;
/** The texts that have readings now, each with the node as it came. */
const plain = new Map();
let readings;

/** The choice, kept in this browser alone; where nothing may be kept it holds for the page. */
const choice = {
  get: () => {
    try {
      return localStorage.getItem(NAME) === 'on';
    } catch {
      return false;
    }
  },
  set: (isOn) => {
    try {
      if (isOn) localStorage.setItem(NAME, 'on');
      else localStorage.removeItem(NAME);
    } catch {
      // Nothing to do: the page shows what was chosen.
    }
  },
};

async function load() {
  const response = await fetch(button.dataset.furiganaSwitch);
  if (!response.ok) throw new Error(response.statusText);
  const { words, text } = await response.json();
  return text.map((number) => words[number]);
}

/** The marked texts in the order of the page, those inside of another only once. */
function textNodes() {
  const nodes = [];
  for (const region of document.querySelectorAll('[data-furigana]:not([data-furigana="none"], [data-furigana] *)')) {
    const walker = document.createTreeWalker(region, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.parentElement.closest(SILENT)) nodes.push(node);
    }
  }
  return nodes;
}

/** Goes through kanji and readings side by side; stops for good where they no longer tell of the same text. */
class Follower {
  #words;
  #next = 0;
  /** What of the last word has not been met, where markup cuts through it. */
  #rest = '';

  constructor(words) {
    this.#words = words;
  }

  /** A run of kanji as [base, reading] pairs; reading is empty where none is to be shown. */
  follow(run) {
    const pairs = [];
    for (let left = run; left; ) {
      const [base, reading] = this.#rest ? [this.#rest, ''] : (this.#words[this.#next++] ?? ['', '']);
      const shared = base.slice(0, left.length);
      if (!shared || !left.startsWith(shared)) {
        this.#words = [];
        this.#rest = '';
        return [...pairs, [left, '']];
      }
      this.#rest = base.slice(shared.length);
      pairs.push([shared, this.#rest ? '' : reading]);
      left = left.slice(shared.length);
    }
    return pairs;
  }
}

function annotate(words) {
  const follower = new Follower(words);
  for (const node of textNodes()) {
    const text = node.data;
    const parts = [];
    let end = 0;
    for (const { 0: run, index } of text.matchAll(KANJI)) {
      parts.push(text.slice(end, index), ...follower.follow(run).map(([base, reading]) => (reading ? ruby(base, reading) : base)));
      end = index + run.length;
    }
    if (parts.some((part) => part instanceof Element)) hold(node, [...parts, text.slice(end)]);
  }
}

/** Puts one element in the place of a text: where boxes are laid in a row, the text stays one of them. */
function hold(node, parts) {
  const holder = document.createElement('furigana-text');
  holder.append(...parts);
  node.replaceWith(holder);
  plain.set(holder, node);
}

/** Screen readers read the base; a reading beside it would be the same word twice. */
function ruby(base, reading) {
  const [made, above] = [document.createElement('ruby'), document.createElement('rt')];
  above.setAttribute('aria-hidden', 'true');
  above.textContent = reading;
  made.append(base, above);
  return made;
}

function clear() {
  for (const [holder, node] of plain) holder.replaceWith(node);
  plain.clear();
}

function show(isOn) {
  button.setAttribute('aria-pressed', String(isOn));
  document.documentElement.classList.toggle('has-furigana', isOn);
}

async function turn(isOn) {
  choice.set(isOn);
  show(isOn);
  status.textContent = '';
  clear();
  if (isOn) {
    try {
      readings ??= load();
      const words = await readings;
      if (button.getAttribute('aria-pressed') !== 'true') return;
      clear();
      annotate(words);
    } catch {
      readings = undefined;
      show(false);
      status.textContent = status.dataset.failed;
    }
  }
  document.dispatchEvent(CHANGED);
}

button.addEventListener('click', () => turn(button.getAttribute('aria-pressed') !== 'true'));
button.classList.add('is-ready');
if (choice.get()) turn(true);
