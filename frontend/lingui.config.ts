import { readdirSync } from 'node:fs';
import { defineConfig } from '@lingui/cli';
import { formatter } from '@lingui/format-po';

/** The texts of one folder, kept beside it: `src/features/scans/locales/{nl,en}.po`. */
const catalogOf = (folder: string) => ({
  path: `<rootDir>/src/${folder}/locales/{locale}`,
  include: [`<rootDir>/src/${folder}`],
});
/** What stands around every page, and the public home. Loaded before the first page, only in the language on screen. */
const house = {
  path: '<rootDir>/src/locales/{locale}',
  include: ['app', 'routes', 'features/home'].map((folder) => `<rootDir>/src/${folder}`),
  exclude: ['**/app/menus/**'],
};

const features = readdirSync(new URL('./src/features', import.meta.url)).filter((name) => name !== 'home');

const others = ['app/menus', 'lib', 'ui', 'charts'];

// One catalog per feature, so that two people never edit one PO file. CATALOG narrows the command line to one of them.
const only = process.env.CATALOG;

export default defineConfig({
  sourceLocale: 'nl',
  locales: ['nl', 'en'],
  catalogs: only
    ? [only === 'house' ? house : catalogOf(others.includes(only) ? only : `features/${only}`)]
    : [house, ...others.map(catalogOf), ...features.map((name) => catalogOf(`features/${name}`))],
  // Line numbers would change the files with every edit elsewhere.
  format: formatter({ lineNumbers: false }),
});
