// Who is tied to whom: cytoscape lays out and draws the lines; the nodes are links over them, so that a browser sets their Arabic names,
// the keyboard reaches them and a screen reader reads them.
import cytoscape from 'cytoscape';
import { el, readStyle, safeHref, toolbar } from './dom.js';

const MOST = 60; // nodes that can still be read
const NARROW = 600; // pixels: below, a stage is higher
const MOVED = 4; // pixels that the stage's width must change by to be fitted anew
const ROUNDS = 200; // of moving names apart
const AIR = 5; // times the room that the names themselves take
const SMALLEST = 0.75; // of their size that names are drawn with to find room

/** Draws `{nodes, edges}`; whether there was anything to draw. */
export function render(view, data, say) {
  const nodes = (data.nodes ?? []).slice(0, MOST);
  if (!nodes.length) return false;
  const known = new Set(nodes.map((node) => String(node.id)));
  const edges = (data.edges ?? []).filter((edge) => known.has(String(edge.source)) && known.has(String(edge.target)));
  const canvas = el('div', { class: 'network-canvas', 'aria-hidden': 'true' });
  const labels = el('div', { class: 'network-labels' });
  const note = el('p', { class: 'network-note', 'aria-hidden': 'true' });
  const stage = el('div', { class: 'network-stage', dir: 'ltr' }, canvas, labels, note);
  view.append(stage);
  stage.style.height = `${Math.min(46, 16 + (stage.clientWidth < NARROW ? 1.1 : 0.7) * nodes.length)}rem`;

  const links = new Map();
  for (const node of nodes) {
    const link = el('a', { href: safeHref(node.href), class: `node ${node.kind ?? ''}`, dir: 'auto', lang: node.title_lang || null, title: node.title }, node.title || node.id);
    link.draggable = false;
    labels.append(link);
    links.set(String(node.id), link);
  }
  const heaviest = Math.max(1, ...edges.map((edge) => edge.weight ?? 1));
  const cy = cytoscape({
    container: canvas,
    elements: {
      nodes: nodes.map((node) => {
        const { offsetWidth, offsetHeight } = links.get(String(node.id));
        return { data: { id: String(node.id), width: offsetWidth + 8, height: offsetHeight + 12 } };
      }),
      edges: edges.map((edge, index) => ({
        data: {
          id: `edge ${index}`,
          source: String(edge.source),
          target: String(edge.target),
          title: edge.title ?? '',
          href: safeHref(edge.href) ?? '',
          width: 1 + (4 * (edge.weight ?? 1)) / heaviest,
        },
      })),
    },
    style: [
      { selector: 'node', style: { shape: 'round-rectangle', width: 'data(width)', height: 'data(height)', opacity: 0 } },
      {
        selector: 'edge',
        style: { 'curve-style': 'bezier', width: 'data(width)', 'line-color': readStyle(view, '--edge') || '#888', 'overlay-padding': 6 },
      },
      { selector: 'edge.near', style: { 'line-color': readStyle(view, '--accent') || '#0b6157' } },
    ],
    autoungrabify: true,
    boxSelectionEnabled: false,
    userZoomingEnabled: false,
    layout: { name: 'circle', animate: false },
  });
  cy.layout({
    name: 'cose',
    animate: false,
    randomize: false, // the same graph always looks the same
    nodeDimensionsIncludeLabels: false,
    nodeRepulsion: () => 40_000,
    nodeOverlap: 40,
    idealEdgeLength: () => 90,
    gravity: 0.4,
    numIter: 800,
    fit: false,
  }).run();
  spread(cy);

  const place = () => {
    const { x, y } = cy.pan();
    labels.style.transform = `translate(${x}px, ${y}px) scale(${cy.zoom()})`;
  };
  const fit = () => {
    cy.resize();
    cy.fit(undefined, 16);
    if (cy.zoom() > 1) {
      cy.zoom(1);
      cy.center();
    }
    place();
  };
  cy.nodes().forEach((node) => {
    const { x, y } = node.position();
    const link = links.get(node.id());
    link.style.left = `${x}px`;
    link.style.top = `${y}px`;
  });
  cy.on('pan zoom resize', place);
  const tell = (edge) => {
    note.textContent = edge ? edge.data('title') : '';
    canvas.style.cursor = edge?.data('href') ? 'pointer' : '';
    cy.edges().removeClass('near');
    edge?.addClass('near');
  };
  cy.on('mouseover', 'edge', (event) => tell(event.target));
  cy.on('mouseout', 'edge', () => tell(null));
  cy.on('tap', 'edge', (event) => event.target.data('href') && window.location.assign(event.target.data('href')));
  for (const [id, link] of links) {
    const near = () => cy.getElementById(id).connectedEdges().addClass('near');
    const far = () => cy.edges().removeClass('near');
    for (const [name, action] of [['mouseenter', near], ['focus', near], ['mouseleave', far], ['blur', far]]) link.addEventListener(name, action);
    link.addEventListener('focus', () => reveal(cy, id));
  }
  stage.addEventListener('scroll', () => stage.scrollTo(0, 0)); // a focused link may scroll what is moved by cytoscape alone
  fit();
  new ResizeObserver(() => Math.abs(cy.width() - canvas.clientWidth) > MOVED && fit()).observe(canvas);
  const zoom = (factor) => cy.zoom({ level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
  view.prepend(
    toolbar(say('view_network'), [
      ['+', say('zoom_in'), () => zoom(1.3)],
      ['−', say('zoom_out'), () => zoom(1 / 1.3)],
      [say('fit'), say('fit'), fit],
    ]),
  );
  return true;
}

/** Stretches a layout to the stage, or to somewhat more where names need it, and moves apart what lies on each other. */
function spread(cy) {
  const nodes = cy.nodes().toArray();
  const taken = nodes.reduce((sum, node) => sum + node.width() * node.height(), 0);
  const scale = Math.min(1, Math.max(SMALLEST, Math.sqrt((cy.width() * cy.height()) / (AIR * taken))));
  const widest = Math.max(...nodes.map((node) => node.width()));
  const [roomX, roomY] = [Math.max(60, cy.width() / scale - widest), Math.max(60, cy.height() / scale - 60)];
  const [placeX, placeY] = ['x', 'y'].map((axis) => even(nodes.map((node) => node.position(axis))));
  nodes.forEach((node, at) => node.position({ x: placeX[at] * roomX, y: placeY[at] * roomY }));
  const inside = ({ x, y }) => ({ x: Math.min(roomX, Math.max(0, x)), y: Math.min(roomY, Math.max(0, y)) });
  for (let round = 0; round < ROUNDS; round++) {
    let moved = false;
    nodes.forEach((one, at) => {
      for (const two of nodes.slice(at + 1)) {
        const [a, b] = [one.position(), two.position()];
        const [dx, dy] = [b.x - a.x || 0.1, b.y - a.y || 0.1];
        const [width, height] = [(one.width() + two.width()) / 2, (one.height() + two.height()) / 2];
        const [overX, overY] = [width - Math.abs(dx), height - Math.abs(dy)];
        if (overX <= 0 || overY <= 0) continue;
        moved = true;
        // sideways where that is the shorter way for their size; in the end the short way alone, so that it ends
        const aside = round < ROUNDS / 2 ? overX / width < overY / height : overX < overY;
        const shift = aside ? { x: (Math.sign(dx) * (overX + 1)) / 2, y: 0 } : { x: 0, y: (Math.sign(dy) * (overY + 1)) / 2 };
        const keep = round < ROUNDS / 2 ? inside : (position) => position;
        one.position(keep({ x: a.x - shift.x, y: a.y - shift.y }));
        two.position(keep({ x: b.x + shift.x, y: b.y + shift.y }));
      }
    });
    if (!moved) return;
  }
}

/** Numbers as parts of their range, half as they are and half by their rank: one that is far off leaves room to the others. */
function even(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const [least, range] = [sorted[0], sorted[sorted.length - 1] - sorted[0] || 1];
  return numbers.map((number) => ((number - least) / range + sorted.indexOf(number) / (sorted.length - 1 || 1)) / 2);
}

/** Moves the drawing so that a node can be seen. */
function reveal(cy, id) {
  const node = cy.getElementById(id);
  const { x, y } = node.renderedPosition();
  const margin = 40;
  if (x < margin || y < margin || x > cy.width() - margin || y > cy.height() - margin) cy.center(node);
}
