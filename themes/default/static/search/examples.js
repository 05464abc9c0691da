// What can be searched for on this site: the examples of the search page, in terms of the site.

/** The key under which the terms are kept that say what the site is about. */
const OF_SITE = '?';
const FORMS = {
  both: (one, other) => `${one}\u3000${other}`,
  phrase: (one) => `"${one}"`,
  without: (one, other) => `${one} -${other}`,
  either: (one, other) => `${one} OR ${other}`,
};

/** Writes the examples in place of the general ones that stand there until then; `choose` is called with one's text. */
export async function showExamples(engine, choose) {
  const places = [...document.querySelectorAll('[data-search-example]')];
  if (!places.length) return;
  const terms = await engine.suggest(OF_SITE, 2 * places.length).catch(() => []);
  if (terms.length < 2) return;
  places.forEach((place, at) => {
    const [one, other] = [terms[(2 * at) % terms.length], terms[(2 * at + 1) % terms.length]];
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'link';
    button.textContent = FORMS[place.dataset.searchExample](one.text, other.text);
    button.addEventListener('click', () => choose(button.textContent));
    place.replaceChildren(button);
  });
}
