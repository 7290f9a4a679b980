// Measures the JavaScript a visitor needs before the public home stands: the entry, what it imports, the page and the texts.
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const LIMIT = 110_000;
const assets = new URL('../dist/assets/', import.meta.url);
const html = readFileSync(new URL('../dist/index.html', import.meta.url), 'utf8');
const needed = new Set([...html.matchAll(/\/assets\/([^"]+\.js)/g)].map((match) => match[1]));
const home = readdirSync(assets).filter((name) => /^(routes|nl)-[\w-]+\.js$/.test(name));
for (const name of home) needed.add(name);
const follow = (name) => {
  const code = readFileSync(new URL(name, assets), 'utf8');
  for (const [, found] of code.matchAll(/(?:from|import)\s*["'`]\.\/([^"'`]+\.js)["'`]/g)) {
    if (needed.has(found)) continue;
    needed.add(found);
    follow(found);
  }
};
for (const name of [...needed]) follow(name);
let total = 0;
for (const name of needed) {
  const size = gzipSync(readFileSync(new URL(name, assets)), { level: 9 }).length;
  total += size;
  process.stdout.write(`${String(size).padStart(8)} ${name}\n`);
}
process.stdout.write(`${String(total).padStart(8)} bytes gzip, at most ${LIMIT}\n`);
process.exitCode = total > LIMIT ? 1 : 0;
