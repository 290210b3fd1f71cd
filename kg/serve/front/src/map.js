// Where things happened: countries of Natural Earth, places as links. Without tiles, so without a network.
import { geoEqualEarth, geoGraticule10, geoPath } from 'd3-geo';
import { feature, mesh } from 'topojson-client';
import { el, safeHref, svg, toolbar } from './dom.js';
import { fetchJson, language } from './interface.js';

const [WIDTH, HEIGHT] = [960, 500];
const TITLES = 4; // of the items of a place that its title lists
const CLOSEST = 24; // times that the world can be magnified
const LABELS = 24; // places that are named on the map
const FIRST = 4; // of them, whose names come before others, over circles if need be
const SMALL = 600; // pixels: on a narrower map names and circles are smaller

/** Draws `{places}`; whether there was anything to draw. */
export function render(view, data, say) {
  const places = (data.places ?? []).filter((place) => Number.isFinite(place.lat) && Number.isFinite(place.lon));
  if (!places.length) return false;
  const projection = geoEqualEarth().fitExtent([[8, 8], [WIDTH - 8, HEIGHT - 8]], { type: 'Sphere' });
  const path = geoPath(projection);
  const land = svg('g', { class: 'land', 'aria-hidden': 'true' });
  const marks = svg('g', { class: 'places' });
  const labels = svg('g', { class: 'labels', 'aria-hidden': 'true' }); // above every mark
  const drawing = svg('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'group', 'aria-label': say('view_map'), direction: 'ltr' }, land, marks, labels);
  view.append(el('div', { class: 'map-stage', dir: 'ltr' }, drawing));
  land.append(svg('path', { class: 'sea', d: path({ type: 'Sphere' }) }), svg('path', { class: 'grid', d: path(geoGraticule10()) }));
  fetchJson('/static/explorer/world.json').then((world) => {
    land.append(
      svg('path', { class: 'countries', d: path(feature(world, world.objects.countries)) }),
      svg('path', { class: 'borders', d: path(mesh(world, world.objects.countries, (a, b) => a !== b)) }),
    );
    view.dataset.world = 'drawn';
  });

  const most = Math.max(...places.map((place) => place.count ?? 1));
  const number = new Intl.NumberFormat(language === 'ar' ? 'ar-u-nu-latn' : 'en');
  const drawn = [...places]
    .sort((a, b) => (b.count ?? 1) - (a.count ?? 1))
    .map((place, rank) => {
      const [x, y] = projection([place.lon, place.lat]);
      const size = Math.sqrt((place.count ?? 1) / most);
      const items = (place.items ?? []).slice(0, TITLES).map((item) => [item.date, item.title].filter(Boolean).join(' · '));
      const name = `${place.title} (${number.format(place.count ?? 1)})`;
      const circle = svg('circle', { cx: x, cy: y });
      const label = rank < LABELS ? svg('text', { direction: language === 'ar' ? 'rtl' : 'ltr', 'text-anchor': 'middle', 'font-size': 10 }, place.title) : null;
      const link = svg('a', { href: safeHref(place.href), 'aria-label': name, lang: place.title_lang || null, tabindex: place.href ? undefined : '0' });
      link.append(svg('title', {}, [name, ...items].join('\n')), circle);
      marks.append(link);
      if (label) labels.append(label);
      const width = label ? label.getComputedTextLength() / 10 || 0.56 * place.title.length : 0; // in units of the font
      return { x, y, size, circle, label, width };
    });

  let box = { x: 0, y: 0, scale: 1 };
  const show = (x, y, scale) => {
    scale = Math.min(CLOSEST, Math.max(1, scale));
    const [width, height] = [WIDTH / scale, HEIGHT / scale];
    box = { x: Math.min(WIDTH - width, Math.max(0, x)), y: Math.min(HEIGHT - height, Math.max(0, y)), scale };
    drawing.setAttribute('viewBox', `${box.x} ${box.y} ${width} ${height}`);
    drawing.style.setProperty('--scale', String(scale));
    const pixel = WIDTH / scale / (drawing.getBoundingClientRect().width || WIDTH);
    const [least, more, font] = WIDTH / scale / pixel < SMALL ? [3, 7, 11.5] : [4, 12, 14];
    for (const one of drawn) {
      one.radius = (least + more * one.size) * pixel;
      one.circle.setAttribute('r', one.radius);
    }
    setLabels(drawn, font * pixel, pixel, box);
  };
  const magnify = (factor) => {
    const [cx, cy] = [box.x + WIDTH / box.scale / 2, box.y + HEIGHT / box.scale / 2];
    const scale = Math.min(CLOSEST, Math.max(1, box.scale * factor));
    show(cx - WIDTH / scale / 2, cy - HEIGHT / scale / 2, scale);
  };
  const fit = () => {
    const [xs, ys] = [drawn.map((place) => place.x), drawn.map((place) => place.y)];
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const scale = Math.min(6, WIDTH / (right - left + 120), HEIGHT / (bottom - top + 90));
    show((left + right) / 2 - WIDTH / scale / 2, (top + bottom) / 2 - HEIGHT / scale / 2, scale);
  };
  drag(drawing, (dx, dy) => show(box.x - (dx * WIDTH) / box.scale, box.y - (dy * HEIGHT) / box.scale, box.scale));
  drawing.addEventListener('keydown', (event) => {
    const step = 60 / box.scale;
    const moves = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] };
    const move = moves[event.key];
    if (move) show(box.x + move[0], box.y + move[1], box.scale);
    else if (event.key === '+') magnify(1.5);
    else if (event.key === '-') magnify(1 / 1.5);
    else return;
    event.preventDefault();
  });
  fit();
  let width = drawing.clientWidth;
  new ResizeObserver(() => {
    if (drawing.clientWidth === width) return;
    width = drawing.clientWidth;
    show(box.x, box.y, box.scale);
  }).observe(drawing);
  view.prepend(
    toolbar(say('view_map'), [
      ['+', say('zoom_in'), () => magnify(1.5)],
      ['−', say('zoom_out'), () => magnify(1 / 1.5)],
      [say('fit'), say('fit'), fit],
      [say('world'), say('world'), () => show(0, 0, 1)],
    ]),
  );
  return true;
}

/** Sets each name beside its circle: above, below or at a side, clear of all circles and names; if there is no such place over a circle, but
 * never over another name. The places that most happened at come first. */
function setLabels(drawn, font, pixel, box) {
  const circles = drawn.map((one) => ({ one, at: [one.x - one.radius, one.y - one.radius, one.x + one.radius, one.y + one.radius] }));
  const gap = 3 * pixel;
  const names = [];
  let waiting = drawn.filter((one) => one.label);
  for (const most of [0, 1, 2]) {
    const left = [];
    for (const one of waiting) {
      const half = (one.width * font) / 2;
      const [aside, level] = [one.radius + gap + half, one.y + 0.32 * font];
      const spots = [
        [one.x, one.y - one.radius - gap],
        [one.x, one.y + one.radius + gap + 0.8 * font],
        [one.x + aside, level],
        [one.x - aside, level],
        ...[[1, -1], [-1, -1], [1, 1], [-1, 1]].map(([right, down]) => [one.x + right * (half + 0.5 * one.radius), level + down * (0.7 * one.radius + 0.5 * font)]),
      ]
        .map(([x, y]) => ({ x, y, at: [x - half, y - 0.9 * font, x + half, y + 0.3 * font] }))
        .filter(({ at }) => at[0] >= box.x && at[2] <= box.x + WIDTH / box.scale && !names.some((other) => overlap(at, other)))
        .map((spot) => ({ ...spot, crossed: circles.filter((other) => other.one !== one && overlap(spot.at, other.at)).length }))
        .sort((a, b) => a.crossed - b.crossed);
      const spot = spots.find(({ crossed }) => crossed <= (drawn.indexOf(one) < FIRST ? 2 : most));
      if (spot) {
        names.push(spot.at);
        one.label.setAttribute('x', spot.x);
        one.label.setAttribute('y', spot.y);
        one.label.setAttribute('font-size', font);
      } else left.push(one);
      one.label.setAttribute('visibility', spot ? 'visible' : 'hidden');
    }
    waiting = left;
  }
}

function overlap(one, other) {
  return one[0] < other[2] && one[2] > other[0] && one[1] < other[3] && one[3] > other[1];
}

/** Calls back with the part of the drawing's width and height that a pointer was dragged. */
function drag(drawing, moved) {
  let last = null;
  drawing.addEventListener('pointerdown', (event) => {
    if (event.button === 0 && !event.target.closest('a')) last = event;
  });
  window.addEventListener('pointermove', (event) => {
    if (!last) return;
    const { width, height } = drawing.getBoundingClientRect();
    moved((event.clientX - last.clientX) / width, (event.clientY - last.clientY) / height);
    last = event;
  });
  for (const end of ['pointerup', 'pointercancel']) window.addEventListener(end, () => (last = null));
}
