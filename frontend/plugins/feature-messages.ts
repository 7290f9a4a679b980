import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const VIRTUAL = 'virtual:messages/';
const FEATURE_MODULE = /\/src\/features\/([a-z-]+)\/.+\.tsx?(?:\?.*)?$/;

/**
 * Ships the texts of a feature with the code of that feature.
 *
 * Every module under src/features/<name> that uses Lingui gets an import of its own catalogs (Dutch and English), so a
 * text can never be missing when its code runs, and switching language needs no request.
 */
export function featureMessages(): Plugin {
  const catalog = (name: string, locale: string) =>
    fileURLToPath(new URL(`../src/features/${name}/locales/${locale}.po`, import.meta.url));
  return {
    name: 'feature-messages',
    enforce: 'pre',
    resolveId: (id) => (id.startsWith(VIRTUAL) ? `\0${id}` : null),
    load(id) {
      if (!id.startsWith(`\0${VIRTUAL}`)) return null;
      const name = id.slice(VIRTUAL.length + 1);
      const found = ['nl', 'en'].filter((locale) => existsSync(catalog(name, locale)));
      return [
        `import { i18n } from '@lingui/core';`,
        ...found.map((locale) => `import { messages as ${locale} } from '${catalog(name, locale)}';`),
        `i18n.load({ ${found.join(', ')} });`,
      ].join('\n');
    },
    transform(code, id) {
      const name = FEATURE_MODULE.exec(id)?.[1];
      if (!name || id.includes('.test.') || !/from ['"]@lingui\//.test(code)) return null;
      return { code: `import '${VIRTUAL}${name}';\n${code}`, map: null };
    },
  };
}
