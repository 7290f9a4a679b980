import type { Plugin } from 'vite';

/** `const X = XImport.update({ id: '/a', path: '/a', getParentRoute: () => parent } as any)` */
const PLACED =
  /^const (\w+) =\s+(\w+)\.update\(\{\s*id: ('[^']*'),\s*path: ('[^']*'),\s*getParentRoute: (\(\) => \w+),\s*\} as any\)/gm;
/** `const XChildren: XChildren = { ARoute: ARoute, BRoute: BWithChildren }`: the names serve the types alone. */
const CHILDREN = /^const (\w+Children): \w+ = \{([^{}]*)\}/gm;
const PLACE =
  'const place = (route, getParentRoute, id, path = id) => route.update({ id, path, getParentRoute });';

/** The address that a route file gives: its place in the tree says it again, and only that is read when the site runs. */
const OWN_ADDRESS = /\bcreateFileRoute\((['"`])\/[^'"`]*\1\)/g;

/**
 * Writes the generated tree of routes shorter, as every visitor loads it with the first page: each route by one short call, and
 * children as a list. What it does not recognise stays as it was.
 */
export function terseRoutes(): Plugin[] {
  return [terseTree, terseAddresses];
}

const terseAddresses: Plugin = {
  name: 'terse-addresses',
  apply: 'build',
  enforce: 'post',
  transform(code, id) {
    if (!id.includes('/src/routes/')) return null;
    return { code: code.replace(OWN_ADDRESS, 'createFileRoute()'), map: null };
  },
};

const terseTree: Plugin = {
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
