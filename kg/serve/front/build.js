// Builds src/ into ../pages/static: explorer.js, which loads each view when a page has it, and the styles, the world map and licences.
import { build } from 'esbuild';
import { copyFileSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, '..', 'pages', 'static');
rmSync(join(out, 'explorer'), { recursive: true, force: true });

const { metafile } = await build({
  absWorkingDir: here,
  entryPoints: { explorer: 'src/explorer.js', 'explorer/views': 'src/views.css', 'explorer/timeline': 'src/timeline.css' },
  outdir: out,
  bundle: true,
  splitting: true,
  format: 'esm',
  target: ['chrome100', 'firefox101', 'safari16.4'],
  chunkNames: 'explorer/[name]-[hash]',
  minify: true,
  legalComments: 'none', // THIRD_PARTY.txt has them in full
  metafile: true,
});
copyFileSync(join(here, 'node_modules/world-atlas/countries-110m.json'), join(out, 'explorer', 'world.json'));

const inputs = Object.values(metafile.outputs).flatMap((output) => Object.keys(output.inputs));
const packages = new Set(['world-atlas']);
for (const input of inputs) {
  const found = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input);
  if (found) packages.add(found[1]);
}
const licences = [...packages].sort().map((name) => {
  const folder = join(here, 'node_modules', name);
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).filter((each) => /^licen[cs]e/i.test(each)).sort().reverse();
  const best = file.find((each) => /mit/i.test(each)) ?? file[0];
  if (!best || !existsSync(join(folder, best))) throw new Error(`${name}: no licence file`);
  return `${name} ${version} (${license})\n\n${readFileSync(join(folder, best), 'utf8').trim()}\n`;
});
const head = 'What the files of this folder contain besides Mithaq\'s own code. Written by kg/serve/front/build.js.\n';
writeFileSync(join(out, 'explorer', 'THIRD_PARTY.txt'), [head, ...licences].join(`\n${'-'.repeat(80)}\n\n`));
