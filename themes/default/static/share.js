// 共有: copies the address of an item, its text with the source, a citation, or the frame that embeds its card. Without
// script the sign beside an item stays what it is: a link to the item.
//
// On a page: one element with `data-share`, which holds the buttons, and beside each item <a class="self" href="#p1">.

const menu = document.querySelector('[data-share]');
const status = menu.querySelector('[role="status"]');
const field = menu.querySelector('textarea');
let link;

/** The words of the item, without readings. */
function words() {
  const text = link.parentElement.querySelector(':scope > .text').cloneNode(true);
  for (const reading of text.querySelectorAll('rt, rp')) reading.remove();
  return text.textContent.trim();
}

function filled(template) {
  const values = { address: link.href, text: words(), id: link.hash, title: document.title };
  const quoted = Object.entries({ ...values, card: new URL(menu.dataset.share + link.hash, location.href).href });
  return quoted.reduce((text, [name, value]) => text.split(`{${name}}`).join(value), template);
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Without HTTPS and in old browsers: what is selected is copied.
    field.hidden = false;
    field.value = text;
    field.select();
    return document.execCommand('copy');
  }
}

async function copyOf(button) {
  field.hidden = true;
  status.textContent = '';
  const isCopied = await copy(filled(button.dataset.copy));
  if (isCopied) field.hidden = true;
  status.textContent = isCopied ? button.dataset.copied : status.dataset.failed;
}

function open(opened) {
  link = opened;
  link.after(menu);
  menu.hidden = false;
  link.setAttribute('aria-expanded', 'true');
  const [first] = menu.querySelectorAll('[data-copy]');
  first.focus();
  copyOf(first);
}

function close() {
  menu.hidden = true;
  link.removeAttribute('aria-expanded');
}

document.addEventListener('click', (event) => {
  const own = event.target.closest('main a.self[href^="#"]');
  const isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  if (own && isPlain && own.parentElement.querySelector(':scope > .text')) {
    event.preventDefault();
    const isOpen = own === link && !menu.hidden;
    if (!menu.hidden) close();
    if (!isOpen) open(own);
  } else if (!menu.hidden && !menu.contains(event.target)) close();
});

menu.addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (button?.dataset.copy) copyOf(button);
  else if (button) {
    close();
    link.focus();
  }
});

menu.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  close();
  link.focus();
});
