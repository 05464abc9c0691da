// What the engine borrows from the browser: Unicode's normalization forms.

const FORMS = ['NFD', 'NFKC'];
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** The engine's imports; `memory` gives its memory, which exists only after it has been made. */
export function hostFor(memory) {
  let kept = new Uint8Array();
  const bytes = (at, length) => new Uint8Array(memory().buffer, at, length);
  return {
    host: {
      normalize(form, at, length) {
        kept = encoder.encode(decoder.decode(bytes(at, length)).normalize(FORMS[form]));
        return kept.length;
      },
      take(at) {
        bytes(at, kept.length).set(kept);
      },
    },
  };
}
