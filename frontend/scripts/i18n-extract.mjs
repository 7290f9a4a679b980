// Collects the texts of one feature into its own PO files: `npm run i18n:extract -- scans` (or `house`, `app/menus`, `lib`, `ui`, `charts`, or nothing for all).
import { spawnSync } from 'node:child_process';

const [catalog] = process.argv.slice(2);
const run = spawnSync('lingui', ['extract', '--clean'], {
  stdio: 'inherit',
  env: { ...process.env, ...(catalog ? { CATALOG: catalog } : {}) },
});
process.exit(run.status ?? 1);
