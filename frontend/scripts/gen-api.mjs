// Writes src/api from openapi/openapi.json: first elsewhere, then file by file, so that a running app never misses one.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const frontend = fileURLToPath(new URL('..', import.meta.url));
const target = path.join(frontend, 'src/api');
const fresh = mkdtempSync(path.join(frontend, 'node_modules/.api-'));
const run = spawnSync('openapi-ts', ['--output', fresh], { cwd: frontend, stdio: 'inherit' });
if (run.status === 0) {
  cpSync(fresh, target, { recursive: true });
  for (const file of readdirSync(target, { recursive: true, encoding: 'utf8' })) {
    if (!existsSync(path.join(fresh, file)))
      rmSync(path.join(target, file), { recursive: true, force: true });
  }
}
rmSync(fresh, { recursive: true, force: true });
process.exitCode = run.status ?? 1;
