import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const VIRTUAL = 'virtual:messages/';
// The texts of the public home are in the house catalog, which is there before the first page.
const OWNER_OF_MODULE = /\/src\/(features\/(?!home\/)[a-z-]+|app\/menus|lib|ui|charts)\/.+\.tsx?(?:\?.*)?$/;

/**
 * Ships texts with the code that uses them.
 *
 * Every module of a feature, of the menus, of lib, of ui and of charts that writes texts gets an import of the catalogs of its folder (Dutch and
 * English), so a text can never be missing when its code runs, and switching language needs no request.
 */
export function bundledMessages(): Plugin {
  const catalog = (owner: string, locale: string) =>
    fileURLToPath(new URL(`../src/${owner}/locales/${locale}.po`, import.meta.url));
  return {
    name: 'bundled-messages',
    enforce: 'pre',
    resolveId: (id) => (id.startsWith(VIRTUAL) ? `\0${id}` : null),
    load(id) {
      if (!id.startsWith(`\0${VIRTUAL}`)) return null;
      const owner = id.slice(VIRTUAL.length + 1);
      const found = ['nl', 'en'].filter((locale) => existsSync(catalog(owner, locale)));
      return [
        `import { i18n } from '@lingui/core';`,
        ...found.map((locale) => `import { messages as ${locale} } from '${catalog(owner, locale)}';`),
        `i18n.load({ ${found.join(', ')} });`,
      ].join('\n');
    },
    transform(code, id) {
      const owner = OWNER_OF_MODULE.exec(id)?.[1];
      if (!owner || id.includes('.test.') || !/from ['"]@lingui\/[a-z]+\/macro/.test(code)) return null;
      return { code: `import '${VIRTUAL}${owner}';\n${code}`, map: null };
    },
  };
}
