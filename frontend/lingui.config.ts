import { defineConfig } from '@lingui/cli';
import { formatter } from '@lingui/format-po';

const house = {
  path: '<rootDir>/src/locales/{locale}',
  include: ['src/app', 'src/ui', 'src/charts', 'src/lib', 'src/routes'].map(
    (folder) => `<rootDir>/${folder}`,
  ),
};
const feature = (name: string) => ({
  path: `<rootDir>/src/features/${name}/locales/{locale}`,
  include: [`<rootDir>/src/features/${name}`],
});

// One catalog per feature, so that two people never edit one PO file. CATALOG narrows the command line to one of them.
const only = process.env.CATALOG;

export default defineConfig({
  sourceLocale: 'nl',
  locales: ['nl', 'en'],
  catalogs: only === 'house' ? [house] : only ? [feature(only)] : [house, feature('{name}')],
  // Line numbers would change the files with every edit elsewhere.
  format: formatter({ lineNumbers: false }),
});
