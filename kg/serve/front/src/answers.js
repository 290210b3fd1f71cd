// Answers of the server, and what of them a view can draw.
import { keepLanguage } from './interface.js';

const LABEL = 'http://www.w3.org/2000/01/rdf-schema#label';
const XSD = 'http://www.w3.org/2001/XMLSchema#';
const DATE = /^\d{4}(-\d\d(-\d\d(T[\d:.]+(Z|[+-]\d\d:\d\d)?)?)?)?[?~%]?(\/.*)?$/;
const MOST = 3; // words of a row that name it
const LATITUDE = /^lat(itude)?$/i;
const LONGITUDE = /^(lon|long|lng|longitude)$/i;

/** A term of RDF: what it is, where this server shows it, how it is shown. */
class Term {
  constructor({ type, value, 'xml:lang': lang, datatype }) {
    Object.assign(this, { type, value, lang, datatype });
  }

  local(base) {
    return this.value.startsWith(base) ? keepLanguage(`/${this.value.slice(base.length)}`) : this.value;
  }

  short(base) {
    const rest = this.value.startsWith(base) ? this.value.slice(base.length) : this.value;
    const last = rest.split('/').filter(Boolean).pop() ?? rest;
    try {
      return decodeURIComponent(last);
    } catch {
      return last;
    }
  }
}

/** `{kind, columns, rows}` of results in JSON or of N-Triples; rows are terms, or null where a column is unbound. */
export function readAnswer(text, media) {
  if (media.startsWith('application/n-triples')) {
    return { kind: 'graph', columns: ['subject', 'predicate', 'object'], rows: readTriples(text) };
  }
  const told = JSON.parse(text);
  if ('boolean' in told) return { kind: 'ask', columns: ['answer'], rows: [[new Term({ type: 'literal', value: String(told.boolean) })]] };
  const columns = told.head.vars;
  const rows = told.results.bindings.map((binding) => columns.map((column) => (binding[column] ? new Term(binding[column]) : null)));
  return { kind: 'select', columns, rows };
}

const TERM = /<([^>]*)>|_:(\S+)|"((?:[^"\\]|\\.)*)"(?:\^\^<([^>]*)>|@([\w-]+))?/g;
const ESCAPES = { t: '\t', b: '\b', n: '\n', r: '\r', f: '\f' };

function unescape(text) {
  return text.replace(/\\u([\dA-Fa-f]{4})|\\U([\dA-Fa-f]{8})|\\(.)/g, (_, four, eight, one) =>
    one ? (ESCAPES[one] ?? one) : String.fromCodePoint(parseInt(four ?? eight, 16)),
  );
}

function readTriples(text) {
  return text
    .split('\n')
    .filter((line) => line.trim())
    .map((line) =>
      [...line.matchAll(TERM)].slice(0, 3).map(([, iri, blank, literal, datatype, lang]) => {
        if (iri !== undefined) return new Term({ type: 'uri', value: unescape(iri) });
        if (blank !== undefined) return new Term({ type: 'bnode', value: blank });
        return new Term({ type: 'literal', value: unescape(literal), datatype, 'xml:lang': lang });
      }),
    );
}

/** From IRIs to names, as far as an answer has them. */
function readNames(found) {
  const names = new Map();
  if (found.kind === 'graph') {
    for (const [subject, predicate, object] of found.rows) if (predicate.value === LABEL) names.set(subject.value, object.value);
    return names;
  }
  found.columns.forEach((column, at) => {
    const other = found.columns.findIndex((each) => [`${column}Label`, `${column}Name`, `${column}_label`, `${column}_name`].includes(each));
    if (other < 0) return;
    for (const row of found.rows) if (row[at] && row[other]) names.set(row[at].value, row[other].value);
  });
  return names;
}

function isIri(found, at) {
  const bound = found.rows.filter((row) => row[at]);
  return bound.length > 0 && bound.every((row) => row[at].type === 'uri');
}

/** Nodes and edges: triples between things, or the first two columns of things. */
export function toNetwork(found, base) {
  let pairs;
  if (found.kind === 'graph') {
    pairs = found.rows.filter(([, , object]) => object.type !== 'literal').map(([source, predicate, target]) => [source, target, predicate.short(base).split('#').pop()]);
  } else {
    const [one, two] = found.columns.map((_, at) => at).filter((at) => isIri(found, at));
    if (two === undefined) return null;
    pairs = found.rows.filter((row) => row[one] && row[two]).map((row) => [row[one], row[two], '']);
  }
  if (!pairs.length) return null;
  const names = readNames(found);
  const nodes = new Map();
  const edges = new Map();
  const add = (term) => nodes.set(term.value, { id: term.value, title: names.get(term.value) ?? term.short(base), href: term.type === 'uri' ? term.local(base) : undefined });
  for (const [source, target, title] of pairs) {
    add(source);
    add(target);
    const key = `${source.value} ${target.value} ${title}`;
    const edge = edges.get(key) ?? { source: source.value, target: target.value, title, weight: 0 };
    edges.set(key, { ...edge, weight: edge.weight + 1 });
  }
  return { nodes: [...nodes.values()], edges: [...edges.values()] };
}

function isDate(term) {
  return Boolean(term) && term.type === 'literal' && (!term.datatype || [`${XSD}dateTime`, `${XSD}date`, `${XSD}gYear`, `${XSD}gYearMonth`, `${XSD}string`].includes(term.datatype)) && DATE.test(term.value);
}

/** What a row is called: its words, dates and numbers apart, else its first thing. */
function title(found, row, names, base) {
  const words = row.filter((term) => term?.type === 'literal' && !isDate(term) && !/^-?[\d.]+$/.test(term.value));
  const thing = row.find((term) => term?.type === 'uri');
  const named = thing ? (names.get(thing.value) ?? thing.short(base)) : '';
  const said = [...new Set(words.map((term) => term.value))].slice(0, MOST).join(' · ');
  return { title: said || named, title_lang: words.length === 1 ? words[0].lang : undefined, href: thing?.local(base) };
}

function bound(text, last) {
  const [from, to] = text.replace(/[?~%]/g, '').split('/');
  const part = last ? (to ?? '') : from;
  return DATE.test(part) ? part : null;
}

/** Rows by their first column of dates; a second one says when they end. */
export function toTimeline(found, base) {
  if (found.kind !== 'select') return null;
  const dated = found.columns.map((_, at) => at).filter((at) => found.rows.some((row) => row[at]) && found.rows.every((row) => !row[at] || isDate(row[at])));
  if (!dated.length) return null;
  const names = readNames(found);
  const [from, to] = dated;
  const items = found.rows
    .filter((row) => row[from])
    .map((row, id) => {
      const edtf = row[from].value;
      const end = bound(edtf, true) ?? (to !== undefined && row[to] ? bound(row[to].value, false) : null);
      return { id: String(id), start: bound(edtf, false), end, edtf: edtf.slice(0, 10), ...title(found, row, names, base) };
    });
  return items.length ? { items, groups: [] } : null;
}

/** Rows with columns of latitude and longitude, or with a place of `known` (from IRIs to places). */
export function toMap(found, base, known) {
  if (found.kind === 'ask') return null;
  const [lat, lon] = [LATITUDE, LONGITUDE].map((pattern) => found.columns.findIndex((column) => pattern.test(column)));
  const measured = lat >= 0 && lon >= 0;
  const names = readNames(found);
  const places = new Map();
  for (const row of found.rows) {
    const named = measured ? null : row.map((term) => term?.type === 'uri' && known?.get(term.value)).find(Boolean);
    if (measured ? !row[lat] || !row[lon] : !named) continue;
    const key = named?.id ?? `${row[lat].value} ${row[lon].value}`;
    const rest = row.map((term, at) => (at === lat || at === lon || (named && term?.value === named.id) ? null : term));
    const told = title(found, rest, names, base);
    const fresh = named ?? { lat: Number(row[lat].value), lon: Number(row[lon].value), ...told };
    const place = places.get(key) ?? { ...fresh, id: key, count: 0, items: [] };
    place.count += 1;
    if (told.title) place.items.push({ title: told.title, href: told.href });
    places.set(key, place);
  }
  return places.size ? { places: [...places.values()] } : null;
}
