// Every page loads this alone; a view's own code comes when the view is about to be seen.
import { el, loadStyle } from './dom.js';
import { fetchJson, loadWords } from './interface.js';

const VIEWS = {
  timeline: () => Promise.all([import('./timeline.js'), loadStyle('/static/explorer/timeline.css')]).then(([view]) => view),
  network: () => import('./network.js'),
  map: () => import('./map.js'),
};
// Cytoscape would put a style element into the page, which the policy forbids, unless there is one of this id
const styled = () => loadStyle('/static/explorer/views.css', '__________cytoscape_stylesheet');

/** Draws data as a view into an element; says so where there is nothing to draw. */
export async function draw(element, kind, data) {
  const [{ render }, say] = await Promise.all([VIEWS[kind](), loadWords(), styled()]);
  element.replaceChildren();
  if (!element.hasAttribute('aria-label') && !element.hasAttribute('aria-labelledby')) element.setAttribute('aria-label', element.dataset.label || say(`view_${kind}`));
  element.setAttribute('role', 'group');
  element.dataset.state = render(element, data, say) ? 'drawn' : 'empty';
  if (element.dataset.state === 'empty') element.replaceChildren(el('p', { class: 'hint' }, say('view_empty')));
}

async function fill(element) {
  const { view: kind, src } = element.dataset;
  if (element.dataset.state || !(kind in VIEWS) || !src) return;
  element.dataset.state = 'loading';
  try {
    await draw(element, kind, await fetchJson(src));
  } catch (error) {
    console.warn(`${kind}: ${error.message}`);
    const say = await loadWords().catch(() => (key) => key);
    element.replaceChildren(el('p', { class: 'hint' }, say('view_failed')));
    element.dataset.state = 'failed';
  }
}

const seen = new IntersectionObserver(
  (entries) => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue;
      seen.unobserve(entry.target);
      fill(entry.target);
    }
  },
  { rootMargin: '300px' },
);
const views = document.querySelectorAll('.view[data-view]');
if (views.length) styled();
for (const element of views) seen.observe(element);

const editor = document.getElementById('editor');
if (editor) {
  styled();
  import('./editor.js').then(({ start }) => start(editor, draw));
}
