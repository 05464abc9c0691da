// Sentences with values in them, and the elements that hold them.

const plural = new Intl.PluralRules(document.documentElement.lang || 'en');

/** Puts values where the sentence says {name}; of a word with two forms, the one that goes with its {count}. */
export function say(word, values = {}) {
  const sentence = typeof word === 'string' ? word : (word[plural.select(values.count)] ?? word.other);
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** Names one after another, each in the language's quotation marks. */
export function quoteAll(words, names) {
  return names.map((text) => say(words.quote, { text })).join(words.between);
}

/** Makes an element: text children are text, never markup. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(key, '');
    else if (value !== false && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}
