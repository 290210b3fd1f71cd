// CodeMirror with SPARQL. It lives in a shadow tree, where its styles are adopted sheets: a style element would break the policy.
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { HighlightStyle, StreamLanguage, bracketMatching, syntaxHighlighting } from '@codemirror/language';
import { sparql } from '@codemirror/legacy-modes/mode/sparql';
import { EditorState } from '@codemirror/state';
import { EditorView, drawSelection, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { el } from './dom.js';

const WORDS = (
  'ASK BASE BIND BY CONSTRUCT COUNT DESCRIBE DISTINCT EXISTS FILTER FROM GRAPH GROUP GROUP_CONCAT HAVING IN LIMIT MAX MIN MINUS NAMED NOT ' +
  'OFFSET OPTIONAL ORDER PREFIX REDUCED SAMPLE SELECT STR SUM UNION UNDEF VALUES WHERE ASC DESC LANG BOUND REGEX CONTAINS STRSTARTS COALESCE IF'
).split(' ');

// one look for light and dark: the colours are the page's variables
const look = EditorView.theme({
  '&': { color: 'var(--ink)', backgroundColor: 'var(--surface)', fontSize: '.95rem', maxHeight: '34rem' },
  '.cm-scroller': { fontFamily: 'ui-monospace, "DejaVu Sans Mono", monospace', lineHeight: '1.55', overflow: 'auto' },
  '.cm-content': { caretColor: 'var(--ink)', minHeight: '14rem' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-gutters': { backgroundColor: 'var(--surface)', color: 'var(--ink)', borderRight: '1px solid var(--edge)' },
  '.cm-activeLine': { backgroundColor: 'transparent' },
  '&.cm-focused': { outline: '2px solid var(--mark)' },
  '.cm-tooltip': { backgroundColor: 'var(--surface)', color: 'var(--ink)', border: '1px solid var(--edge)' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: 'var(--mark)', color: 'var(--surface)' },
});
const colours = HighlightStyle.define([
  { tag: tags.keyword, color: 'var(--code-keyword)', fontWeight: 'bold' },
  { tag: [tags.variableName, tags.standard(tags.variableName)], color: 'var(--code-variable)' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--code-string)' },
  { tag: [tags.atom, tags.number, tags.bool], color: 'var(--code-name)' },
  { tag: tags.comment, color: 'var(--code-comment)', fontStyle: 'italic' },
]);

/** Completions: words of SPARQL, declared prefixes, terms of the ontology. */
function complete(context) {
  const { prefixes, terms } = makeCode.known;
  const named = context.matchBefore(/[A-Za-z]\w*:\w*/);
  if (named) return { from: named.from, options: terms.map(({ id, label }) => ({ label: id, detail: label, type: 'class' })), validFor: /^[\w:]*$/ };
  const word = context.matchBefore(/\w+/);
  if (!word && !context.explicit) return null;
  const declarations = Object.entries(prefixes).map(([name, iri]) => ({ label: `PREFIX ${name}:`, apply: `PREFIX ${name}: <${iri}>\n`, type: 'namespace' }));
  const options = [...WORDS.map((label) => ({ label, type: 'keyword' })), ...declarations];
  return { from: word ? word.from : context.pos, options, validFor: /^\w*$/ };
}

// What is typed over a selection: the browser would keep its look by an inline style, which the policy forbids
const typeOver = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { from, to, empty } = view.state.selection.main;
    if (event.inputType !== 'insertText' || !event.data || empty || view.composing || view.state.selection.ranges.length > 1) return false;
    const text = event.data;
    const insert = () => view.state.update({ ...view.state.replaceSelection(text), userEvent: 'input.type', scrollIntoView: true });
    if (!view.state.facet(EditorView.inputHandler).some((handle) => handle(view, from, to, text, insert))) view.dispatch(insert());
    event.preventDefault();
    return true;
  },
});

/** An editor that begins with the text of a textarea: its element, and what reads its text. */
export function makeCode(area, { label, run }) {
  const code = el('div', { class: 'code', dir: 'ltr' });
  const root = code.attachShadow({ mode: 'open', delegatesFocus: true });
  const extensions = [
    lineNumbers(),
    history(),
    drawSelection(),
    bracketMatching(),
    closeBrackets(),
    highlightActiveLine(),
    EditorState.tabSize.of(2),
    EditorView.lineWrapping,
    StreamLanguage.define(sparql),
    syntaxHighlighting(colours),
    autocompletion({ override: [complete], icons: false }),
    look,
    typeOver,
    EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0', spellcheck: 'false', dir: 'ltr' }),
    // Tab stays the browser's, so that the keyboard gets out again
    keymap.of([{ key: 'Ctrl-Enter', mac: 'Cmd-Enter', run: () => (run(), true) }, ...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, ...defaultKeymap]),
  ];
  const view = new EditorView({ state: EditorState.create({ doc: area.value, extensions }), parent: root, root });
  return { code, read: () => view.state.doc.toString() };
}
makeCode.known = { prefixes: {}, terms: [] };
