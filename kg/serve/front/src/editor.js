// The SPARQL page: a form that works alone becomes an editor whose answers are tables, networks, timelines and maps.
import { el, safeHref } from './dom.js';
import { fetchJson, language, loadWords } from './interface.js';
import { makeCode } from './code.js';
import { readAnswer, toMap, toNetwork, toTimeline } from './answers.js';

const ROWS = 1000; // of a table that is shown; the downloads have all
const LONGEST = 7500; // characters of an address that can be shared

/** Takes over the form. */
export async function start(form, draw) {
  const area = form.elements.query;
  const say = await loadWords();
  const { code, read } = makeCode(area, { label: form.dataset.label, run: () => form.requestSubmit() });
  area.before(code);
  area.hidden = true;
  area.required = false;
  fetchJson(`/interface/terms.json?lang=${language}`).then(({ prefixes, terms }) => Object.assign(makeCode.known, { prefixes, terms }));
  form.elements.format.closest('p').hidden = true;
  const answer = document.getElementById('answer');
  const state = { view: form.dataset.view || 'table', asked: 0 };
  let known = null; // places, once an answer has things that may be some

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    area.value = read();
    await run(area.value);
  });

  async function run(query) {
    const mine = ++state.asked;
    answer.setAttribute('aria-busy', 'true');
    status(answer, say('asking'));
    let found;
    try {
      found = await ask(query);
      known ??= await loadPlaces(found, form.dataset.base);
    } catch (error) {
      if (mine === state.asked) status(answer, error.message, true);
      return;
    } finally {
      if (mine === state.asked) answer.setAttribute('aria-busy', 'false');
    }
    if (mine === state.asked) show(query, found);
  }

  function show(query, found) {
    const address = (format, view) => {
      const fields = { query, lang: language, format, ...(view && view !== 'table' ? { view } : {}) };
      return `/sparql?${new URLSearchParams(fields)}`;
    };
    const place = el('div', { class: 'answer-view' });
    const share = el('a', { 'data-share': true }, say('share'));
    const base = form.dataset.base;
    const shapes = { table: found, network: toNetwork(found, base), timeline: toTimeline(found, base), map: toMap(found, base, known) };
    const buttons = new Map();
    for (const [kind, data] of Object.entries(shapes)) {
      if (data) buttons.set(kind, el('button', { type: 'button', 'data-kind': kind, onclick: () => choose(kind) }, say(`view_${kind}`)));
    }
    const choose = (kind) => {
      state.view = kind;
      for (const [name, button] of buttons) button.setAttribute('aria-pressed', String(name === kind));
      const shared = address('html', kind);
      share.href = shared;
      share.hidden = shared.length > LONGEST;
      window.history.replaceState(null, '', share.hidden ? '/sparql' : shared);
      if (kind === 'table') place.replaceChildren(makeTable(found, form.dataset.base, say));
      else {
        const view = el('div', { class: 'view' });
        place.replaceChildren(view);
        draw(view, kind, shapes[kind]);
      }
    };
    const graph = found.kind === 'graph';
    const downloads = (graph ? ['ttl', 'jsonld'] : found.kind === 'ask' ? ['json'] : ['csv', 'json']).map((format) =>
      el('a', { href: address(format), download: `mithaq.${format}` }, format.toUpperCase()),
    );
    const told = found.kind === 'ask' ? '' : `${say(graph ? 'triples' : 'rows')}: ${found.rows.length}`;
    answer.replaceChildren(
      el('h2', {}, say('answer')),
      el('p', { role: 'status' }, told),
      el('div', { class: 'answer-tools' }, ...buttons.values(), share, el('span', {}, `${say('download')}: `), ...downloads),
      place,
    );
    choose(buttons.has(state.view) ? state.view : 'table');
  }

  if (form.dataset.run === 'true') await run(area.value);
  form.dataset.state = 'ready';
}

/** From IRIs to the places of events that are known to be somewhere; null while no answer has use for them. */
async function loadPlaces(found, base) {
  if (!found.rows.some((row) => row.some((term) => term?.type === 'uri' && term.value.startsWith(`${base}id/`)))) return null;
  try {
    const { places } = await fetchJson(`/explore/map.json?lang=${language}`);
    return new Map(places.map((place) => [place.id, place]));
  } catch {
    return new Map(); // there is no map, then
  }
}

function status(answer, text, wrong = false) {
  answer.replaceChildren(el('p', { role: wrong ? 'alert' : 'status', dir: 'auto' }, text));
}

async function ask(query) {
  const response = await fetch('/sparql', {
    method: 'POST',
    headers: { Accept: 'application/sparql-results+json, application/n-triples;q=0.9' },
    body: new URLSearchParams({ query }),
  });
  const text = await response.text();
  if (response.ok) return readAnswer(text, response.headers.get('content-type') ?? '');
  let message = text.trim();
  try {
    message = JSON.parse(text).error;
  } catch {
    // it was a line of text
  }
  throw new Error(message);
}

function makeTable(found, base, say) {
  if (!found.rows.length) return el('p', { class: 'hint' }, say('none'));
  const head = el('tr', {}, ...found.columns.map((column) => el('th', { scope: 'col', class: 'variable' }, column)));
  const rows = found.rows.slice(0, ROWS).map((row) => el('tr', {}, ...row.map((term) => el('td', { class: shape(term) }, makeCell(term, base)))));
  const table = el('table', {}, el('thead', {}, head), el('tbody', {}, ...rows));
  const scroll = el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': say('answer') }, table);
  return found.rows.length > ROWS ? el('div', {}, scroll, el('p', { class: 'hint' }, say('first_rows'))) : scroll;
}

/** Whether a cell needs room, or is short enough for one line. */
function shape(term) {
  if (!term || term.type === 'uri') return null;
  return term.value.length > 40 ? 'long' : term.value.length < 13 ? 'short' : null;
}

function makeCell(term, base) {
  if (!term) return '';
  if (term.type === 'uri') return el('a', { href: safeHref(term.local(base)), dir: 'ltr' }, term.short(base));
  return el('span', { dir: 'auto', lang: term.lang }, term.value);
}
