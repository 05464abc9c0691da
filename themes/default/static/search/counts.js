// How many of the pages found have each value of each facet, with the notes of that search.

import { requestFor } from './address.js';

/** A facet with a chosen value is counted without it: its other values can be chosen as well. */
export async function counted(engine, question) {
  const search = (asked) => engine.search(requestFor(asked, 0, 0, true));
  const chosen = [...new Set(question.facets.map(([name]) => name))];
  const without = (name) => ({ ...question, facets: question.facets.filter(([facet]) => facet !== name) });
  const [all, ...others] = await Promise.all([question, ...chosen.map(without)].map(search));
  const other = (name) => others[chosen.indexOf(name)]?.facets.find((facet) => facet.name === name);
  return { notes: all.notes, facets: all.facets.map((facet) => other(facet.name) ?? facet) };
}
