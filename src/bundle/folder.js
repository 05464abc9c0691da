// Lets pages work that were opened from a folder (file://), where browsers neither fetch files nor run modules.
//
// Classic scripts do run there: what the site would fetch lies beside this script in files/, each as a script that
// hands its content to `tomeiFolder`. From these this script answers `fetch`, links modules, and runs workers on the page.

(() => {
  const root = new URL('..', document.currentScript.src);
  const awaited = new Map();
  const contents = new Map();
  const modules = new Map();

  /** Called by each of the scripts in files/. */
  globalThis.tomeiFolder = (path, text, bytes) => awaited.get(path)?.(text ?? Uint8Array.from(atob(bytes), (each) => each.charCodeAt(0)));

  /** The path below the site's root. */
  function pathOf(address) {
    const { origin, href } = new URL(address, document.baseURI);
    const [plain] = href.split(/[?#]/);
    if (!plain.startsWith(root.href)) throw new TypeError(`not in this folder: ${origin}`);
    return decodeURIComponent(plain.slice(root.href.length));
  }

  /** A text or bytes. */
  function contentOf(path) {
    if (!contents.has(path)) contents.set(path, bring(path));
    return contents.get(path);
  }

  function bring(path) {
    return new Promise((resolve, reject) => {
      awaited.set(path, resolve);
      const script = document.createElement('script');
      script.src = new URL(`folder/files/${path.split('/').map(encodeURIComponent).join('/')}.js`, root).href;
      script.addEventListener('error', () => reject(new TypeError(`missing: ${path}`)));
      document.head.append(script);
      script.addEventListener('load', () => script.remove());
    });
  }

  globalThis.fetch = async (address) => {
    const path = pathOf(address);
    return contentOf(path).then((content) => new Response(content), () => new Response(null, { status: 404 }));
  };

  /** The address of a module whose imports lead to modules that were made the same way. */
  function moduleAt(path) {
    if (!modules.has(path)) modules.set(path, link(path));
    return modules.get(path);
  }

  async function link(path, before = '') {
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    const text = await contentOf(path);
    const names = [...text.matchAll(/(?:from |import\()'\.\/([\w-]+\.js)'/g)].map(([, name]) => name);
    const made = await Promise.all(names.map((name) => moduleAt(folder + name)));
    const linked = names.reduce((all, name, at) => all.replaceAll(`'./${name}'`, `'${made[at]}'`), text);
    const placed = linked.replaceAll('import.meta.url', JSON.stringify(new URL(path, root).href));
    return URL.createObjectURL(new Blob([before, placed], { type: 'text/javascript' }));
  }

  /** A worker's module, run on the page: one end of a channel is its `self`, the other one stands for the worker. */
  globalThis.Worker = function worker(address) {
    const { port1, port2 } = new MessageChannel();
    worker.scopes = [...(worker.scopes ?? []), port2];
    const self = `const self = Worker.scopes[${worker.scopes.length - 1}];`;
    link(pathOf(address), self)
      .then((module) => import(module))
      .catch(() => port1.dispatchEvent(new Event('error')));
    return port1;
  };

  // The page says of itself that the search cannot begin, unless somebody has begun it.
  for (const form of document.querySelectorAll('form[data-search]')) form.dataset.searchBegun = '';
  for (const script of document.querySelectorAll('script[type=module][src]')) {
    moduleAt(pathOf(script.src))
      .then((module) => import(module))
      .catch(() => document.querySelector('[data-search-state]')?.setAttribute('data-search-state', 'file'));
  }
})();
