// The kinds of pages of the built site, and one page of each.

import { statSync } from 'node:fs';
import { join } from 'node:path';
import { englishPages, firstPages, folder, pages } from './site.mjs';

/** Each kind by the shape of its pages' addresses. */
const SHAPES = {
  home: /^index\.html$/,
  year: /^\d{4}\/index\.html$/,
  sheet: /^\d{4}\/[^/]+\/index\.html$/,
  original: /^\d{4}\/[^/]+\/sheet\.html$/,
  goal: /^\d{4}\/[^/]+\/goal-[^/]+\.html$/,
  midterm: /^\d{4}\/[^/]+\/midterm-[^/]+\.html$/,
  departments: /^departments\/index\.html$/,
  department: /^departments\/[^/]+\.html$/,
  compare: /^departments\/[^/]+\/compare-[^/]+\.html$/,
  promises: /^all\/[^/]+\.html$/,
  'due-years': /^due\/index\.html$/,
  due: /^due\/\d{4}\.html$/,
  tables: /^(plans|policies)\/index\.html$/,
  table: /^(plans|policies)\/[^/]+\/index\.html$/,
  code: /^(plans|policies)\/[^/]+\/[^/]+\.html$/,
  glossary: /^glossary\.html$/,
  terms: /^terms\/(.+\/)?index\.html$/,
  term: /^terms\/.+\.html$/,
  search: /^search\.html$/,
  data: /^data\/index\.html$/,
  definitions: /^data\/definitions\.html$/,
  updates: /^updates\.html$/,
  corrections: /^corrections\.html$/,
  missing: /^404\.html$/,
  free: /^[^/]+\.html$/,
};

/** Of the pages in English, those that are laid out most tightly. */
const ENGLISH = {
  'english-home': /^en\/index\.html$/,
  'english-goal': /^en\/\d{4}\/[^/]+\/goal-[^/]+\.html$/,
  'english-midterm': /^en\/\d{4}\/[^/]+\/midterm-[^/]+\.html$/,
  'english-search': /^en\/search\.html$/,
};

const sizes = new Map(pages.map((page) => [page, statSync(join(folder, page)).size]));

function largest(kind, shape, shapes, among) {
  const isOther = (page) => Object.values(shapes).find((shape) => shape.test(page)) !== shape;
  const found = among.filter((page) => !isOther(page)).sort((left, right) => sizes.get(right) - sizes.get(left));
  if (found.length === 0) throw new Error(`the built site has no page of the kind ${kind}`);
  return found[0];
}

function largestOfEach(shapes, among) {
  return Object.entries(shapes).map(([kind, shape]) => [kind, largest(kind, shape, shapes, among)]);
}

/** The largest page of each kind, by the kind's name: what fits there fits on the others. */
export const kinds = new Map([...largestOfEach(SHAPES, firstPages), ...largestOfEach(ENGLISH, englishPages)]);

const strays = firstPages.filter((page) => !Object.values(SHAPES).some((shape) => shape.test(page)));
if (strays.length > 0) throw new Error(`of no known kind: ${strays.join(', ')}`);
