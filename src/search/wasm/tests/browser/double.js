// Stands in for worker.js where a test is about the page alone: answers by rules a test can foresee.

const hit = (number, text) => ({
  url: `2019/kyodo/page-${number}.html`,
  title: [[0, `目標${number} `], [1, text]],
  about: '令和元年度',
  passages: [{ anchor: 'r1', text: [[0, '前'], [1, text], [0, '後']] }],
});

const rules = {
  configure: () => null,
  suggest(fields) {
    const text = fields.get('q');
    return [1, 2, 3].map((count) => ({ text: `${text}${count}`, reading: 'よみ', count }));
  },
  search(fields) {
    const text = fields.get('q');
    if (text.startsWith('失敗')) throw { code: text.slice(2) };
    if (text.startsWith('半') && Number(fields.get('offset')) && fields.get('limit') === '5') throw { code: 'unreachable' };
    const total = text.startsWith('無') ? 0 : 13;
    const offset = Number(fields.get('offset'));
    const limit = Number(fields.get('limit'));
    const numbers = Array.from({ length: Math.min(limit, Math.max(0, total - offset)) }, (_, at) => offset + at + 1);
    const value = (name, count) => ({ value: name, label: `${name}年度`, count });
    const widened = { kind: 'alias', from: text, to: ['別名'], undo: 'alias:1' };
    return {
      total,
      hits: numbers.map((number) => hit(number, text)),
      facets: [{ name: 'year', values: [value('2018', 5), value('2019', 8)] }],
      notes: text === '広' && !fields.has('undo') ? [widened] : [],
      advice: total ? [] : [{ query: '別の語', count: 4 }],
    };
  },
};

/** A test says when the rest may come. */
const released = new Promise((resolve) => (new BroadcastChannel('double').onmessage = resolve));

self.onmessage = async ({ data: { id, method, request = '' } }) => {
  const fields = new Map(request.split('\n').map((line) => line.split('\t')));
  const [text, isRest] = [fields.get('q') ?? '', Number(fields.get('offset')) === 5];
  await new Promise((resolve) => setTimeout(resolve, text.startsWith('遅') ? 300 : 0));
  if (text.startsWith('後') && isRest) await released;
  if (!id) return;
  try {
    self.postMessage({ id, answer: rules[method](fields) });
  } catch (failure) {
    self.postMessage({ id, failure });
  }
};

self.postMessage({});
