// The words of the interface, in the language of the page; the server has them.

export const language = document.documentElement.lang === 'en' ? 'en' : 'ar';
export const rtl = document.documentElement.dir === 'rtl';

/** An address here in the language that the page was asked for; what is elsewhere as it is. */
export function keepLanguage(href) {
  const asked = new URLSearchParams(window.location.search).get('lang');
  if (!asked || !href.startsWith('/')) return href;
  const [path, anchor] = href.split('#');
  return `${path}?lang=${encodeURIComponent(asked)}${anchor === undefined ? '' : `#${anchor}`}`;
}

let words;

/** Fetches JSON of this server.
 * @throws {Error} with the server's own message. */
export async function fetchJson(address, options = {}) {
  const response = await fetch(address, { ...options, headers: { Accept: 'application/json', ...(options.headers ?? {}) } });
  const told = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(told.error ?? `${response.status}`);
  return told;
}

/** From a key to a word. */
export async function loadWords() {
  words ??= fetchJson(`/interface/words.json?lang=${language}`);
  const { words: found } = await words;
  return (key) => found[key] ?? key;
}
