import type { Plugin } from 'vite';

/** `const X = XImport.update({ id: '/a', path: '/a', getParentRoute: () => parent } as any)` */
const PLACED =
  /^const (\w+) =\s+(\w+)\.update\(\{\s*id: ('[^']*'),\s*path: ('[^']*'),\s*getParentRoute: (\(\) => \w+),\s*\} as any\)/gm;
/** `const XChildren: XChildren = { ARoute: ARoute, BRoute: BWithChildren }`: the names serve the types alone. */
const CHILDREN = /^const (\w+Children): \w+ = \{([^{}]*)\}/gm;
const PLACE =
  'const place = (route, getParentRoute, id, path = id) => route.update({ id, path, getParentRoute });';

/**
 * Writes the generated tree of routes shorter, as every visitor loads it with the first page: each route by one short call, and
 * children as a list. What it does not recognise stays as it was.
 */
export function terseRoutes(): Plugin {
  return {
    name: 'terse-routes',
    apply: 'build',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith('/src/routeTree.gen.ts')) return null;
      const terse = code
        .replace(PLACED, (_, name, route, own, path, parent) => {
          const place = own === path ? own : `${own}, ${path}`;
          return `const ${name} = place(${route}, ${parent}, ${place})`;
        })
        .replace(CHILDREN, (_, name, pairs: string) => `const ${name} = [${pairs.replace(/\w+:\s+/g, '')}]`);
      return { code: `${PLACE}\n${terse}`, map: null };
    },
  };
}
