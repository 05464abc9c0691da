// Sentences with values in them, and the elements that hold them.

/** Puts values where the sentence says {name}. */
export function say(sentence, values = {}) {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** Names one after another, each in the language's quotation marks. */
export function quoteAll(names) {
  const [open, close, between] = document.documentElement.lang.startsWith('ja')
    ? ['「', '」', '']
    : ['“', '”', ', '];
  return names.map((name) => open + name + close).join(between);
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
