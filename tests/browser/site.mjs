// The site under test: where it is, and which pages it has.

import { readdirSync } from 'node:fs';

function given(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; start the tests with tests/browser/run`);
  return value;
}

/** Where nginx serves the site, below a sub-path; ends with a slash. */
export const address = given('TOMEI_ADDRESS');
/** The files behind it. */
export const folder = given('TOMEI_FOLDER');
/** The same site built for the address in its configuration, at the root of a host. */
export const rootAddress = given('TOMEI_ROOT_ADDRESS');
export const rootFolder = given('TOMEI_ROOT_FOLDER');
/** Where Apache serves those files. */
export const apacheAddress = given('TOMEI_APACHE_ADDRESS');
/** The program, and a copy of the demonstration site's sources. */
export const program = given('TOMEI_PROGRAM');
export const source = given('TOMEI_SOURCE');
/** A folder that `run` removes at the end. */
export const work = given('TOMEI_WORK');

/** The files of a folder by their path below it, in order. */
export function filesBelow(root) {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath ?? entry.path}/${entry.name}`.slice(root.length + 1))
    .sort();
}

export const files = filesBelow(folder);

/** Every page of the built site. */
const html = files.filter((file) => file.endsWith('.html'));
/** The cards that other sites embed: parts of pages, without a head, a foot or any script. */
export const cards = html.filter((file) => file.startsWith('embed/'));
export const pages = html.filter((file) => !cards.includes(file));

/** Those of the content's language: further languages of the interface are a folder each. */
export const firstPages = pages.filter((page) => !page.startsWith('en/'));

/** Those in English. */
export const englishPages = pages.filter((page) => page.startsWith('en/'));

/** The pages of annual and mid-term goals. */
export const goalPages = pages.filter((page) => /^\d{4}\/[^/]+\/(goal|midterm)-[^/]+\.html$/.test(page));

// With nothing to look at every test would pass.
for (const [name, list] of Object.entries({ pages, englishPages, goalPages })) {
  if (list.length === 0) throw new Error(`the built site has no ${name}`);
}
