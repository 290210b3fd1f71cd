// Who is tied to whom: cytoscape lays out and draws the lines; the nodes are links over them, so that a browser sets their Arabic names,
// the keyboard reaches them and a screen reader reads them.
import cytoscape from 'cytoscape';
import { el, readStyle, safeHref, toolbar } from './dom.js';

const MOST = 60; // nodes that can still be read
const MOVED = 4; // pixels that the stage's width must change by to be fitted anew
const ROUNDS = 60; // of moving names apart

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
  stage.style.height = `${Math.min(46, 16 + 0.7 * nodes.length)}rem`;
  view.append(stage);

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
        return { data: { id: String(node.id), width: offsetWidth + 8, height: offsetHeight + 8 } };
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

/** Stretches a layout to the whole stage, so that names keep their size, and moves apart what lies on each other. */
function spread(cy) {
  const nodes = cy.nodes().toArray();
  const [roomX, roomY] = [cy.width() - 180, cy.height() - 70];
  const box = cy.nodes().boundingBox({ includeLabels: false });
  for (const node of nodes) {
    const { x, y } = node.position();
    node.position({ x: ((x - box.x1) / (box.w || 1)) * roomX, y: ((y - box.y1) / (box.h || 1)) * roomY });
  }
  for (let round = 0; round < ROUNDS; round++) {
    let moved = false;
    nodes.forEach((one, at) => {
      for (const two of nodes.slice(at + 1)) {
        const [a, b] = [one.position(), two.position()];
        const [dx, dy] = [b.x - a.x || 0.1, b.y - a.y || 0.1];
        const overX = (one.width() + two.width()) / 2 - Math.abs(dx);
        const overY = (one.height() + two.height()) / 2 - Math.abs(dy);
        if (overX <= 0 || overY <= 0) continue;
        moved = true;
        const shift = overX < overY ? { x: (Math.sign(dx) * overX) / 2, y: 0 } : { x: 0, y: (Math.sign(dy) * overY) / 2 };
        one.position({ x: a.x - shift.x, y: a.y - shift.y });
        two.position({ x: b.x + shift.x, y: b.y + shift.y });
      }
    });
    if (!moved) return;
  }
}

/** Moves the drawing so that a node can be seen. */
function reveal(cy, id) {
  const node = cy.getElementById(id);
  const { x, y } = node.renderedPosition();
  const margin = 40;
  if (x < margin || y < margin || x > cy.width() - margin || y > cy.height() - margin) cy.center(node);
}
