// The page's side of the worker: questions go out, answers come back as promises.

/** Why a search could not be answered; `code` names a sentence in the page's words. */
export class Failure extends Error {
  constructor({ code, file }) {
    super(code);
    this.code = code;
    this.file = file;
  }
}

export class Engine {
  #worker;
  #begin;
  #waiting = new Map();
  #next = 0;

  /**
   * @param {{ worker: Worker, lost: Promise<unknown> }} first a worker that runs worker.js and is told where everything is
   * @param {() => { worker: Worker, lost: Promise<unknown> }} begin makes another when that one is lost
   * @param {URL} root the folder that the pages lie in
   */
  constructor(first, begin, root) {
    this.root = root;
    this.#begin = begin;
    this.#use(first);
  }

  #use({ worker, lost }) {
    this.#worker = worker;
    worker.onmessage = ({ data }) => this.#settle(data);
    lost.then(() => this.#giveUp());
  }

  search(request) {
    return this.#ask('search', { request: lines(request) });
  }

  suggest(text, limit) {
    return this.#ask('suggest', { request: lines([['q', text], ['limit', limit]]) });
  }

  #ask(method, message) {
    const id = (this.#next += 1);
    if (!this.#worker) this.#use(this.#begin());
    this.#worker.postMessage({ id, method, ...message });
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  }

  #settle({ id, answer, pack, failure }) {
    const { resolve, reject } = this.#waiting.get(id) ?? {};
    this.#waiting.delete(id);
    if (failure) reject?.(new Failure(failure));
    else resolve?.(Object.assign(answer, { pack }));
  }

  /** A worker that could not be loaded answers nothing: the next question gets another. */
  #giveUp() {
    this.#worker = undefined;
    for (const { reject } of this.#waiting.values()) reject(new Failure({ code: 'unreachable' }));
    this.#waiting.clear();
  }
}

/** One line for each field; what separates fields and lines cannot stand inside one. */
function lines(fields) {
  const clean = (field) => String(field).replace(/[\t\n\r]/g, ' ');
  return fields.map((field) => field.map(clean).join('\t')).join('\n');
}
