// A citizen searches the built site: from home to the marked sentence, by mouse, by keyboard, and without JavaScript.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { violationsInEveryWay } from './axe.mjs';
import { newContext, open as openAny } from './browser.mjs';
import { none } from './none.mjs';
import { address, folder, program, work } from './site.mjs';

/** What the library, the command line and the browser must answer alike. */
const QUERIES = [
  '特殊詐欺',
  '協働',
  '詐欺被',
  '防',
  'とくしゅさぎ',
  'tokushusagi',
  '５－１－③',
  '令和4年度',
  '小曾根',
  '地域カルテ',
  '啓発 -高齢者',
  '講座 OR 教室',
  '"市民協働部"',
  '生活に困ったときはどこに相談すればよいですか',
  '新しいセンターはいつ開館しますか',
  '新幹線',
];

const open = (path, options = {}) => openAny(path, { locale: 'ja-JP', ...options });

const searchFor = (query) => `search.html?q=${encodeURIComponent(query)}`;

/** Resolves when the answer to what stands in the box has been drawn. */
async function drawn(page) {
  await page.waitForFunction(
    () => document.querySelector('.tomei-total')?.textContent && !document.querySelector('[aria-busy]'),
  );
}

/** Facets are counted when the hits stand. */
async function narrowable(page) {
  await drawn(page);
  await page.locator('.tomei-facets input').first().waitFor({ state: 'attached' });
}

const marked = (page) =>
  page
    .waitForFunction(() => CSS.highlights.has('tomei-mark'))
    .then(() => page.evaluate(() => [...CSS.highlights.get('tomei-mark')].map(String)));

test('by mouse: from home to the marked sentence', async () => {
  const { page, faults } = await open('index.html');
  await page.locator('#q').click();
  await page.locator('#q').fill('特殊詐欺');
  await page.getByRole('button', { name: '検索' }).click();
  await page.waitForURL(/search\.html\?q=/);
  await drawn(page);
  assert.equal(await page.locator('.tomei-total').textContent(), '3件見つかりました');
  await page.getByRole('link', { name: /巡回啓発事業を始める/ }).click();
  await page.waitForURL(/goal-2\.html\?mark=.*#p4-d1$/);
  assert.ok((await marked(page)).every((text) => text === '特殊詐欺'));
  const seen = await page.locator('#p4-d1').evaluate((item) => {
    const { top, bottom } = item.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });
  assert.ok(seen, 'the sentence stands in the window');
  none(faults);
});

test('by keyboard: kana, suggestion, hit, marked sentence', async () => {
  const { page, faults } = await open('index.html');
  await page.locator('#q').focus();
  await page.locator('#q[role=combobox]').waitFor();
  await page.keyboard.type('とくしゅさぎ');
  await page.locator('[role=option]', { hasText: '特殊詐欺' }).first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(/search\.html\?q=/);
  await drawn(page);
  await page.locator('.hits a').first().focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\?mark=/);
  assert.ok((await marked(page)).length > 0);
  none(faults);
});

test('without JavaScript: the form leads to the lists, the index to the sentence', async () => {
  const { page } = await open('index.html', { javaScriptEnabled: false });
  await page.locator('#q').fill('協働');
  await page.getByRole('button', { name: '検索' }).click();
  await page.waitForURL(/search\.html\?q=/);
  await page.locator('[data-search-lists]').getByRole('link', { name: '五十音索引' }).click();
  await page.getByRole('link', { name: /^か行/ }).click();
  await page.getByRole('link', { name: '協働', exact: true }).click();
  await page.locator('.hits ul a', { hasText: '実態を調査する' }).first().click();
  await page.waitForURL(/goal-1\.html#/);
});

test('the browser answers as the command line does, hits and order', async () => {
  const file = join(work, 'queries.txt');
  writeFileSync(file, QUERIES.join('\n'));
  const lines = execFileSync(program, ['search', '--output', folder, '--batch', file], { encoding: 'utf8' });
  const expected = lines.trim().split('\n').map((line) => JSON.parse(line));
  const { page, faults } = await open('search.html');
  for (const [number, query] of QUERIES.entries()) {
    await page.goto(address + searchFor(query));
    await drawn(page);
    const links = page.locator('.hits h3 a');
    const urls = await links.evaluateAll((links) => links.map((link) => new URL(link.href).pathname));
    const base = new URL(address).pathname;
    assert.deepEqual(urls, expected[number].hits.map(({ url }) => base + url), query);
  }
  assert.ok(expected.filter(({ total }) => total > 0).length >= QUERIES.length - 1, 'most queries find something');
  none(faults);
});

/** Queries of every kind, made of the site's own terms: as they are, cut, joined, quoted, excluded, misspelled, asked about. */
function manyQueries() {
  const rows = readdirSync(join(folder, 'terms'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const pages = rows.map(({ name }) => readFileSync(join(folder, 'terms', name, 'index.html'), 'utf8')).sort();
  const terms = [...pages.join('').matchAll(/<li><a href="[^"]*">([^<]+)<\/a> <small>/g)].map(([, term]) => term);
  const shapes = [
    (term) => term,
    (term) => `"${term}"`,
    (term) => term.slice(0, -1) || term,
    (term) => `${term.slice(0, 1)}${term.slice(2)}`,
    (term) => `${term}はいつ始まりますか`,
    (term, other) => `${term} ${other}`,
    (term, other) => `${term} -${other}`,
    (term, other) => `${term} OR ${other}`,
    (term) => `${term} 令和元年度`,
    (term) => `${term}の担当の電話番号を教えて`,
  ];
  const made = terms.map((term, at) => shapes[at % shapes.length](term, terms[(at * 7 + 3) % terms.length]));
  return [...CITIZENS, ...made];
}

const CITIZENS = ['シニア', 'お年寄り', '町内会', 'オレオレ詐欺', '人工知能', '学区', 'お年寄りの見守り', '町内会 補助金'];

test('library, command line and browser give the same answers to hundreds of queries: hits, notes, facets and advice', async () => {
  const queries = manyQueries();
  assert.ok(queries.length >= 500, `${queries.length} queries`);
  const file = join(work, 'many.txt');
  writeFileSync(file, queries.join('\n'));
  const lines = execFileSync(program, ['search', '--output', folder, '--batch', file], { encoding: 'utf8', maxBuffer: 1 << 28 });
  const expected = lines.trim().split('\n').map((line) => JSON.parse(line));
  const { page, faults } = await open('search.html');
  const found = await page.evaluate(async ([module, asked]) => {
    const { open: openSite } = await import(module);
    const { search } = openSite();
    const answers = [];
    for (const query of asked) answers.push(await search(query, { counts: true }));
    return answers;
  }, [`${address}search/api.js`, queries]);
  none(queries.filter((query, at) => !isDeepStrictEqual(found[at], expected[at])));
  const kinds = new Set(found.flatMap(({ notes }) => notes.map(({ kind }) => kind)));
  for (const kind of ['synonym', 'broader', 'spelling', 'corrected', 'relaxed', 'most-words', 'value']) assert.ok(kinds.has(kind), kind);
  none(faults);
});

test('what was widened is said and undone by one click', async () => {
  const { page } = await open(searchFor('令和4年度'));
  await page.locator('.tomei-notes', { hasText: '「平成34年度」も含めて検索しました' }).waitFor();
  await page.locator('.tomei-notes button').click();
  await page.waitForURL(/undo=/);
  await page.waitForFunction(() => !document.querySelector('.tomei-notes button'));
});

test('fields that another site added to the address are no filters', async () => {
  const { page } = await open(`${searchFor('協働')}&fbclid=a1&utm_source=news&=x`);
  await drawn(page);
  const total = await page.locator('.tomei-total').textContent();
  await page.goto(address + searchFor('協働'));
  await drawn(page);
  assert.equal(total, await page.locator('.tomei-total').textContent());
});

test('facets narrow by keyboard, and the address says it', async () => {
  const { page } = await open(searchFor('協働'));
  await page.locator('input[name=kind][value=midterm]').focus();
  await page.keyboard.press('Space');
  await page.waitForURL(/kind=midterm/);
  await page.waitForFunction(() => document.querySelector('.tomei-total').textContent === '4件見つかりました');
});

test('what the search page fetches ahead is what the search uses', async () => {
  const { page } = await open('index.html');
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname.split('/').at(-1)));
  await page.goto(address + searchFor('協働'));
  await drawn(page);
  for (const name of ['engine.bin', 'start.bin', 'words.ja.json', 'page.js']) {
    assert.equal(asked.filter((each) => each === name).length, 1, name);
  }
});

test('nothing found gives advice and the lists', async () => {
  const { page } = await open(searchFor('新幹線'));
  await drawn(page);
  assert.equal(await page.locator('.tomei-total').textContent(), '「新幹線」は見つかりませんでした');
  assert.ok(await page.locator('[data-search-lists]').isVisible());
  assert.ok((await page.locator('.tomei-advice li').count()) >= 2);
});

test('axe-core: 0 violations with results and with suggestions open', async () => {
  const { page } = await open(searchFor('協働'));
  await narrowable(page);
  none(await violationsInEveryWay(page));
  const { page: typed } = await open('search.html');
  await typed.locator('#q').pressSequentially('きょうどう');
  await typed.locator('[role=option]').first().waitFor();
  none(await violationsInEveryWay(typed));
});

test('no result scrolls sideways on a phone', async () => {
  const { page } = await open(searchFor('協働'), { viewport: { width: 320, height: 640 } });
  await narrowable(page);
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(beyond, 0);
});

/** Types into the search page's box once it suggests. */
async function typeInto(page, text) {
  await page.locator('#q[role=combobox]').waitFor();
  await page.locator('#q').pressSequentially(text);
}

const options = (page) => page.locator('[role=option]');

test('Enter closes the suggestions, also those that are still on their way', async () => {
  const { page } = await open('search.html');
  await typeInto(page, 'きょうどう');
  await options(page).first().waitFor();
  await page.keyboard.press('Enter');
  assert.equal(await page.locator('[role=listbox]').isVisible(), false);
  await page.locator('#q').fill('');
  await page.locator('#q').pressSequentially('きょう');
  await page.keyboard.press('Enter');
  await drawn(page);
  await page.waitForTimeout(500);
  assert.equal(await page.locator('[role=listbox]').isVisible(), false);
  assert.equal(await page.locator('#q').getAttribute('aria-expanded'), 'false');
});

for (const width of [320, 1280]) {
  test(`suggestions stand one in a row at ${width} px`, async () => {
    const { page } = await open('index.html', { viewport: { width, height: 800 } });
    await page.locator('#q').focus();
    await typeInto(page, 'き');
    await options(page).nth(2).waitFor();
    const boxes = await options(page).evaluateAll((all) => all.map((each) => each.getBoundingClientRect().toJSON()));
    assert.equal(new Set(boxes.map(({ x, width }) => `${x} ${width}`)).size, 1);
    assert.equal(new Set(boxes.map(({ y }) => y)).size, boxes.length);
  });
}

test('in forced colours the chosen suggestion is seen', async () => {
  const { page } = await open('search.html', { forcedColors: 'active' });
  await typeInto(page, 'き');
  await options(page).nth(1).waitFor();
  await page.keyboard.press('ArrowDown');
  // What the browser says of its style is not what it paints: at the edge of an option there is only its ground.
  const ground = async (at) => {
    const { x, y } = await options(page).nth(at).boundingBox();
    return page.screenshot({ clip: { x: x + 3, y: y + 10, width: 4, height: 4 } });
  };
  assert.ok(!(await ground(0)).equals(await ground(1)));
});

test('a letter after kana narrows the suggestions, as an input method leaves it', async () => {
  const { page } = await open('search.html');
  await page.locator('#q[role=combobox]').waitFor();
  await page.locator('#q').focus();
  const session = await page.context().newCDPSession(page);
  for (const text of ['き', 'きょ', 'きょう', 'きょうｄ']) {
    await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  }
  await options(page).first().waitFor();
  await page.waitForFunction(() =>
    [...document.querySelectorAll('.tomei-term')].some((term) => term.textContent === '協働'),
  );
  const readings = await options(page).locator('.tomei-reading').allTextContents();
  none(readings.filter((reading) => !/^ きょう[だぢづでど]/.test(reading)));
  assert.equal(await page.locator('#q').evaluate((box) => box.selectionStart), 4);
  await session.send('Input.imeSetComposition', { text: 'きょうどう', selectionStart: 5, selectionEnd: 5 });
  await drawn(page);
  await session.send('Input.insertText', { text: '協働' });
  await page.waitForFunction(() => new URLSearchParams(location.search).get('q') === '協働');
  assert.equal(await page.locator('#q').inputValue(), '協働');
  assert.ok(await page.locator('#q').evaluate((box) => box === document.activeElement && box.selectionStart === 2));
});

/** The sentence that stands below the box, of the search page opened after `prepare`. */
async function sentenceAfter(prepare, shown, at = address) {
  const context = await newContext({ locale: 'ja-JP' });
  const page = await context.newPage();
  await prepare(page);
  page.goto(`${at}search.html`, { waitUntil: 'commit' }).catch(() => {});
  // Until the style sheet has come, every sentence is seen.
  await page.locator('.search-state').waitFor({ state: 'attached' });
  await page.waitForFunction(() => getComputedStyle(document.querySelector('.is-searching')).display === 'none');
  await page.locator('.search-state').getByText(shown).waitFor();
  return page.locator('.search-state p:visible').allTextContents();
}

/** Late: what is missing must not be taken for what has come. */
const refuse = (...names) => async (page) => {
  const late = (route) => setTimeout(() => route.abort(), 500);
  for (const name of names) await page.route(`**/search/${name}`, late);
};

test('what is missing is said before anything is typed', async () => {
  for (const name of ['engine.bin', 'start.bin', 'search.js', 'page.js', 'words.ja.json', 'worker.js']) {
    assert.equal((await sentenceAfter(refuse(name), '読み込めませんでした')).length, 1, name);
  }
});

test('a page that no script reaches says so itself', async () => {
  const both = await sentenceAfter(refuse('search.js', 'start.js'), '止められている');
  assert.equal(both.length, 2);
  const slow = (page) => page.route('**/search/engine.bin', () => {});
  assert.equal((await sentenceAfter(slow, '時間がかかっています')).length, 2);
  assert.equal((await sentenceAfter(() => {}, 'ファイルとして', `file://${folder}/`)).length, 1);
  const without = (page) => page.addInitScript(() => delete globalThis.WebAssembly);
  assert.equal((await sentenceAfter(without, '利用できません')).length, 1);
});

test('a search that takes long is seen and heard', async () => {
  const { page } = await open('search.html');
  await page.locator('.search-state .is-ready').waitFor();
  await page.route('**/search/*/**', () => {});
  await page.locator('#q').fill('特殊詐欺');
  await page.locator('[role=status]').getByText('検索しています').waitFor();
});

test('without JavaScript the page says how to find the word', async () => {
  const { page } = await open(searchFor('協働'), { javaScriptEnabled: false });
  const advice = page.locator('noscript p');
  assert.ok(await advice.isVisible());
  assert.match(await advice.textContent(), /五十音索引で言葉の最初の音を選ぶか/);
  assert.equal(await page.locator('.search-state').isVisible(), false);
});

test('the title of the page says what was asked', async () => {
  const { page } = await open(searchFor('協働'));
  await drawn(page);
  assert.match(await page.title(), /^「協働」/);
  await page.locator('#q').fill('');
  await page.waitForFunction(() => !document.title.startsWith('「'));
});

test('each sentence says what it is, in words and colour', async () => {
  const { page } = await open(searchFor('特殊詐欺'));
  await drawn(page);
  const sentence = page.locator('.tomei-hit .is-promise').first();
  assert.equal(await sentence.locator('.role').textContent(), '取組み');
  const colour = (place) => place.evaluate((each) => getComputedStyle(each).color);
  assert.notEqual(await colour(sentence.locator('.role')), await colour(sentence.locator('a')));
  assert.equal(await sentence.locator('a').evaluate((each) => getComputedStyle(each).textDecorationLine), 'none');
});

test('what was chosen stands above the hits on a phone, and goes by one tap', async () => {
  const narrow = { viewport: { width: 320, height: 640 } };
  const { page } = await open(`${searchFor('協働')}&kind=midterm&kind=annual`, narrow);
  await narrowable(page);
  const chosen = page.locator('.tomei-chosen button');
  assert.equal(await chosen.count(), 2);
  await chosen.filter({ hasText: '種類: 中期目標' }).click();
  await page.waitForURL((url) => url.searchParams.getAll('kind').join() === 'annual');
  await narrowable(page);
  assert.equal(await chosen.count(), 1);
});

test('the way back shows as many hits as there were', async () => {
  const { page } = await open(searchFor('事業'));
  await drawn(page);
  const hits = page.locator('.tomei-hit');
  const before = await hits.count();
  await page.locator('[data-more]').click();
  await page.waitForFunction((count) => document.querySelectorAll('.tomei-hit').length > count, before);
  const shown = await hits.count();
  // A page kept in memory would come back as it was, without any doing.
  await page.reload();
  await page.waitForFunction((count) => document.querySelectorAll('.tomei-hit').length === count, shown);
});

test('the results as CSV: every hit, readable by Excel, nothing that it would calculate', async () => {
  const { page, faults } = await open(searchFor('事業'));
  await drawn(page);
  const total = parseInt(await page.locator('.tomei-total').textContent(), 10);
  const coming = page.waitForEvent('download');
  await page.locator('[data-csv]').click();
  const text = readFileSync(await (await coming).path(), 'utf8');
  assert.equal(text[0], '\uFEFF');
  const [head, ...rows] = text.slice(1).trimEnd().split('\r\n');
  assert.equal(head, '"題名","部局・年度","種類","文","アドレス"');
  assert.equal(new Set(rows.map((row) => row.split('"').at(-2).split('#')[0])).size, total);
  assert.ok(rows.some((row) => row.includes('"取組み"')));
  none(faults);
  const made = await page.evaluate(async (module) => {
    const { csvOf } = await import(module);
    const hit = { url: 'a.html', title: [[false, '=1+1']], about: '＝A1', passages: [{ anchor: 'r1', text: [[true, '"甲'], [false, '",乙']] }] };
    return csvOf('http://a.invalid/', { roles: { result: '実績' }, csv_columns: { title: '', about: '', role: '', sentence: '', address: '' } }, [hit]);
  }, `${address}search/csv.js`).catch(String);
  assert.ok(made.endsWith(`"'=1+1","'＝A1","実績","""甲"",乙","http://a.invalid/a.html#r1"\r\n`), made);
});

test('a facet with a chosen value shows its other values, and several can be chosen', async () => {
  const { page } = await open(`${searchFor('協働')}&kind=annual`);
  await narrowable(page);
  const other = page.locator('.tomei-facets input[name=kind][value=midterm]');
  const before = await page.locator('.tomei-total').textContent();
  await other.check();
  await page.waitForURL(/kind=annual&kind=midterm/);
  await page.waitForFunction((text) => document.querySelector('.tomei-total').textContent !== text, before);
});

test('with a role chosen, its sentences come first', async () => {
  const { page } = await open(`${searchFor('協働')}&role=result`);
  await narrowable(page);
  const first = await page.locator('.tomei-hit').evaluateAll((hits) =>
    hits.filter((hit) => hit.querySelector('.is-result')).map((hit) => hit.querySelector('ul li').className),
  );
  assert.ok(first.length > 0);
  none(first.filter((name) => name !== 'is-result'));
});

test('the examples are terms of the site, and one click asks for them', async () => {
  const { page, faults } = await open('search.html');
  const example = page.locator('[data-search-example=phrase] button');
  await example.waitFor();
  const text = await example.textContent();
  await example.click();
  await drawn(page);
  assert.equal(new URL(page.url()).searchParams.get('q'), text);
  none(faults);
});

test('goals and departments are suggested, said to be such, and found', async () => {
  const { page } = await open('search.html');
  await typeInto(page, 'しみ');
  const department = options(page).filter({ hasText: '市民協働部' }).filter({ hasText: '部局' });
  await department.first().waitFor();
  none((await page.locator('.tomei-term').allTextContents()).filter((text) => text === '課題'));
});

test('letters that stop within a syllable, and one slip, lead to the term', async () => {
  const { page } = await open('search.html');
  for (const typed of ['kyoud', 'とくしゅさき']) {
    await page.locator('#q').fill('');
    await typeInto(page, typed);
    await page.locator('.tomei-term', { hasText: /^(協働|特殊詐欺)$/ }).first().waitFor();
  }
});

test('the box works on a page of another origin', async () => {
  const context = await newContext({ locale: 'ja-JP' });
  const page = await context.newPage();
  const faults = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  const portal = process.env.TOMEI_ROOT_ADDRESS;
  const html = `<!doctype html><html lang="ja"><title>portal</title><link rel="icon" href="data:,">
<script type="module" src="${address}search/element.js"></script><tomei-search src="${address}"></tomei-search></html>`;
  await context.route(`${portal}portal.html`, (route) => route.fulfill({ contentType: 'text/html', body: html }));
  // The host says who may read its files; nginx here does not.
  await context.route(`${address}search/**`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), 'access-control-allow-origin': '*' } });
  });
  await page.goto(`${portal}portal.html`);
  const box = page.locator('tomei-search input');
  await box.click();
  await page.locator('tomei-search input[role=combobox]').waitFor();
  await box.pressSequentially('特殊詐欺');
  await page.locator('tomei-search [role=option]').first().waitFor();
  await page.keyboard.press('Enter');
  await page.locator('tomei-search .tomei-hit mark', { hasText: '特殊詐欺' }).first().waitFor();
  assert.ok(await page.locator('tomei-search a', { hasText: 'すべての結果' }).isVisible());
  none(faults);
  const answer = await page.evaluate(async (module) => {
    const { open: openSite } = await import(module);
    return openSite().search('特殊詐欺', { facets: { year: ['2019'] }, limit: 1, counts: true });
  }, `${address}search/api.js`);
  assert.equal(answer.version, 1);
  assert.equal(answer.hits.length, 1);
  const line = execFileSync(program, ['search', '--output', folder, '--json', '--limit', '1', '--facet', 'year=2019', '特殊詐欺'], { encoding: 'utf8' });
  assert.deepEqual(answer, JSON.parse(line));
});
