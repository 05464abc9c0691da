// The words of the interface, in the language of the page, from a file that a site may replace.

/** @param {string | undefined} address the page's own file of words, if it names one */
export async function loadWords(address) {
  const language = document.documentElement.lang.startsWith('ja') ? 'ja' : 'en';
  const url = address
    ? new URL(address, document.baseURI)
    : new URL(`words.${language}.json`, import.meta.url);
  const response = await fetch(url);
  return response.json();
}

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
