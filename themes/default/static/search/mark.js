// Marks on the page reached what had been searched for: `?mark=…` in its address.

const NAME = 'tomei-mark';

/** Finds every place of the words in the text under `root`, also where markup cuts through a word. */
export function rangesOf(root, words) {
  // Readings stand above the text, not in it.
  const isText = (node) => (node.parentElement.closest('rt') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, isText);
  const nodes = [];
  let text = '';
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    nodes.push({ node, start: text.length });
    text += node.data;
  }
  const places = words.flatMap((word) => placesOf(text, word));
  return places.map(([from, to]) => rangeOf(nodes, from, to));
}

function placesOf(text, word) {
  const places = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    places.push([at, at + word.length]);
  }
  return places;
}

function rangeOf(nodes, from, to) {
  const holding = (offset) => nodes.findLast(({ start }) => start <= offset);
  const first = holding(from);
  const last = holding(to - 1);
  const range = document.createRange();
  range.setStart(first.node, from - first.start);
  range.setEnd(last.node, to - last.start);
  return range;
}

/** Without the highlight registry, only words inside one text node are marked. */
function wrap(range) {
  if (range.startContainer === range.endContainer) range.surroundContents(document.createElement('mark'));
}

/** Where the address names no item, the first mark is what the reader came for. */
function showFirst([first]) {
  first?.startContainer.parentElement.scrollIntoView({ block: 'center' });
}

export function markAddress() {
  const words = new URLSearchParams(location.search).getAll('mark').filter(Boolean);
  if (!words.length) return undefined;
  const root = document.querySelector('main') ?? document.body;
  const ranges = rangesOf(root, words);
  if (!location.hash) showFirst(ranges);
  if (!globalThis.Highlight || !CSS.highlights) return ranges.reverse().forEach(wrap);
  CSS.highlights.set(NAME, new Highlight(...ranges));
  // With ふりがな the same words stand in other nodes.
  const again = () => CSS.highlights.set(NAME, new Highlight(...rangesOf(root, words)));
  return document.addEventListener('tomei-furigana', again);
}
