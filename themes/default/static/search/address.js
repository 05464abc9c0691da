// What is asked, as the address of the page says it: so that a result can be shared, and the back button works.

/**
 * A question: its text, the values chosen of each facet, the order, and which widenings were undone. `known` has the names of
 * facets: other sites add fields of their own to addresses that are shared there.
 */
export function readAddress(known, search = location.search) {
  const fields = new URLSearchParams(search);
  const facets = [...fields].filter(([name, value]) => Object.hasOwn(known, name) && value);
  return {
    text: fields.get('q') ?? '',
    facets,
    sort: fields.get('sort') ?? 'relevance',
    undo: fields.getAll('undo'),
  };
}

export function writeAddress({ text, facets, sort, undo }) {
  const fields = new URLSearchParams();
  if (text) fields.set('q', text);
  for (const [name, value] of facets) fields.append(name, value);
  if (sort !== 'relevance') fields.set('sort', sort);
  for (const each of undo) fields.append('undo', each);
  const query = fields.toString();
  return location.pathname + (query ? `?${query}` : '');
}

/** The question as the engine takes it, for the hits from `offset` on, the values of facets counted or not. */
export function requestFor({ text, facets, sort, undo }, offset, limit, isCounted) {
  return [
    ['q', text],
    ...facets.map(([name, value]) => ['facet', name, value]),
    ['sort', sort],
    ...undo.map((each) => ['undo', each]),
    ['offset', offset],
    ['limit', limit],
    ['counts', isCounted ? 'all' : 'none'],
  ];
}

export function hasFacet({ facets }, name, value) {
  return facets.some(([key, chosen]) => key === name && chosen === value);
}

/** The same question with one value of a facet chosen or dropped. */
export function toggleFacet(question, name, value) {
  const others = question.facets.filter(([key, chosen]) => key !== name || chosen !== value);
  const chosen = hasFacet(question, name, value) ? others : [...others, [name, value]];
  return { ...question, facets: chosen };
}
