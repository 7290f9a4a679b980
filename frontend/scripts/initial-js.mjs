// Measures the JavaScript a visitor needs before the public home stands: the entry, what it imports, the page and the texts.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const LIMIT = 110_000;
const NEEDED = [/^index\.html$/, /^src\/routes\/index\.tsx\?tsr-split=/, /^src\/locales\/nl\.po$/];
const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));
const chunks = new Set();
const need = (name) => {
  if (chunks.has(name)) return;
  chunks.add(name);
  for (const imported of manifest[name].imports ?? []) need(imported);
};
for (const pattern of NEEDED) {
  const found = Object.keys(manifest).filter((name) => pattern.test(name));
  if (found.length !== 1) throw new Error(`${pattern} names ${found.length} chunks`);
  need(found[0]);
}
let total = 0;
for (const name of chunks) {
  const size = gzipSync(readFileSync(new URL(manifest[name].file, dist)), { level: 9 }).length;
  total += size;
  process.stdout.write(`${String(size).padStart(8)} ${name}\n`);
}
process.stdout.write(`${String(total).padStart(8)} bytes gzip, at most ${LIMIT}\n`);
process.exitCode = total > LIMIT ? 1 : 0;
