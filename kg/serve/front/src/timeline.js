// What happened when, and who held what how long: vis-timeline, its items being links.
import moment from 'moment';
import 'moment/locale/ar-ly'; // Arabic names of months, with the digits that the tables have
import { DataSet } from 'vis-data/esnext/esm/vis-data.js';
import { Timeline } from 'vis-timeline/esnext/esm/vis-timeline-graph2d.js';
import { el, safeHref, toolbar, wantsStillness } from './dom.js';
import { language, rtl } from './interface.js';

const DAY = 24 * 3600 * 1000;
const SHORT = 45 * DAY; // what lasts less is a point: on a line of years it would be too thin to be seen

function read(text) {
  if (!text) return null;
  const found = moment.utc(String(text), moment.ISO_8601);
  return found.isValid() ? found.valueOf() : null;
}

function toItem(item, index) {
  let start = read(item.start);
  let end = read(item.end);
  const open = /\/(\.\.)?$/.test(item.edtf ?? '');
  if (start !== null && end === null && open) end = Date.now();
  start ??= end;
  if (start === null) return null;
  const spans = end !== null && end - start > SHORT;
  return { ...item, id: item.id ? `${item.id} ${index}` : index, start, end: spans ? end : undefined, type: spans ? 'range' : 'point' };
}

function link(item) {
  const date = item.edtf || moment.utc(item.start).format('YYYY-MM-DD');
  const made = el('a', { href: safeHref(item.href), dir: 'auto', lang: item.title_lang || null, title: `${item.title} · ${date}` }, item.title || date);
  made.draggable = false;
  return made;
}

/** Draws `{items, groups}`; whether there was anything to draw. */
export function render(view, data, say) {
  const items = (data.items ?? []).map(toItem).filter(Boolean);
  if (!items.length) return false;
  moment.locale(language === 'ar' ? 'ar-ly' : 'en');
  const named = (data.groups ?? []).filter((group) => items.some((item) => item.group === group.id));
  const grouped = named.length > 1 && items.every((item) => named.some((group) => group.id === item.group));
  if (!grouped) for (const item of items) delete item.group;
  const stage = el('div', { class: 'timeline-stage', dir: rtl ? 'rtl' : 'ltr' });
  const starts = items.map((item) => item.start);
  const ends = items.map((item) => item.end ?? item.start);
  const [first, last] = [starts.reduce((a, b) => Math.min(a, b)), ends.reduce((a, b) => Math.max(a, b))];
  const room = Math.max((last - first) * 0.08, 20 * DAY);
  const after = items.map((item) => (item.end ? item.end + room : item.start + 4 * room)); // a name stands behind its point
  const range = { start: first - room, end: after.reduce((a, b) => Math.max(a, b)) };
  const options = {
    ...range,
    min: first - 10 * room,
    max: last + 10 * room,
    rtl,
    locale: moment.locale(),
    locales: { [moment.locale()]: { current: say('now'), time: say('date') } },
    moment: (date) => moment.utc(date),
    template: link,
    groupTemplate: (group) => el('span', { dir: 'auto' }, group?.title ?? ''),
    groupOrder: (a, b) => a.rank - b.rank,
    selectable: false,
    editable: false,
    showTooltips: false,
    showCurrentTime: false,
    zoomKey: 'ctrlKey',
    zoomMin: 2 * DAY,
    maxHeight: 480,
    verticalScroll: true,
    orientation: 'top',
    margin: { item: { horizontal: 8, vertical: 6 } },
  };
  const animation = !wantsStillness();
  view.append(stage);
  const shown = grouped ? new DataSet(named.map((group, rank) => ({ ...group, rank, content: group.title }))) : null;
  const timeline = grouped ? new Timeline(stage, new DataSet(items), shown, options) : new Timeline(stage, new DataSet(items), options);
  for (const panel of stage.querySelectorAll('.vis-vertical-scroll')) { // the keyboard scrolls them
    panel.tabIndex = 0;
    panel.setAttribute('role', 'group');
    panel.setAttribute('aria-label', say('view_timeline'));
  }
  const move = (part) => {
    const { start, end } = timeline.getWindow();
    const shift = (end - start) * part;
    timeline.setWindow(start.valueOf() + shift, end.valueOf() + shift, { animation });
  };
  view.prepend(
    toolbar(say('view_timeline'), [
      ['+', say('zoom_in'), () => timeline.zoomIn(0.5, { animation })],
      ['−', say('zoom_out'), () => timeline.zoomOut(0.5, { animation })],
      [rtl ? '→' : '←', say('earlier'), () => move(-0.4)],
      [rtl ? '←' : '→', say('later'), () => move(0.4)],
      [say('fit'), say('fit'), () => timeline.setWindow(range.start, range.end, { animation })],
    ]),
  );
  return true;
}
