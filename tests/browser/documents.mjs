// The pages as a browser parses what nginx sends, before any script could run.

import { newContext } from './browser.mjs';
import { address, pages } from './site.mjs';

/** What one page says, with every address made absolute. */
function readDocument({ html, address }) {
  const document = new DOMParser().parseFromString(html, 'text/html');
  const absolute = (url) => new URL(url, address).href;
  const all = (selector) => [...document.querySelectorAll(selector)];
  const links = all('[href]').map((element) => absolute(element.getAttribute('href')));
  const sources = all('[src]').map((element) => absolute(element.getAttribute('src')));
  return {
    headings: all('h1, h2, h3, h4, h5, h6').map((heading) => ({
      level: Number(heading.tagName[1]),
      text: heading.textContent.trim(),
    })),
    ids: all('[id]').map((element) => element.id),
    links: [...new Set([...links, ...sources])],
    canonical: document.querySelector('link[rel=canonical]')?.href,
    stylesheets: all('link[rel=stylesheet]').map((link) => absolute(link.getAttribute('href'))),
  };
}

/** Every page by its path. */
export async function readDocuments() {
  const context = await newContext();
  const parser = await context.newPage();
  const documents = new Map();
  for (const path of pages) {
    const answer = await fetch(address + path);
    if (answer.status !== 200) throw new Error(`${path}: status ${answer.status}`);
    const html = await answer.text();
    documents.set(path, await parser.evaluate(readDocument, { html, address: address + path }));
  }
  await context.close();
  return documents;
}
