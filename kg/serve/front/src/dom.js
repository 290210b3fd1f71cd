// Elements without markup: no text of a graph ever becomes HTML here.

const SVG = 'http://www.w3.org/2000/svg';

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** An HTML element with attributes, listeners (`onclick`) and children. */
export function el(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** The same of SVG. */
export function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

const styles = new Map();

/** Loads a stylesheet of the server, once; whoever asks for it waits until it is there. */
export function loadStyle(href, id) {
  if (!styles.has(href)) {
    const loaded = new Promise((resolve) => {
      document.head.append(el('link', { rel: 'stylesheet', href, id, onload: resolve, onerror: resolve }));
    });
    styles.set(href, loaded);
  }
  return styles.get(href);
}

/** An address of the graph as one of this server, as far as it may be a link. */
export function safeHref(href) {
  return typeof href === 'string' && /^(\/(?!\/)|https?:\/\/|#|\?)/.test(href) ? href : undefined;
}

/** A row of buttons: [words, what a click does]. */
export function toolbar(label, buttons) {
  const made = buttons.map(([text, title, action]) => el('button', { type: 'button', title: text === title ? null : title, 'aria-label': title, onclick: action }, text));
  return el('div', { class: 'view-tools', role: 'toolbar', 'aria-label': label }, ...made);
}

/** Whether the reader wants no movement. */
export function wantsStillness() {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** A colour or length of the page's styles. */
export function readStyle(element, name) {
  return getComputedStyle(element).getPropertyValue(name).trim();
}
