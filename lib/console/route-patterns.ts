import { readFileSync } from 'node:fs';
import path from 'node:path';

interface BuiltRoute {
  readonly page: string;
  readonly regex: string;
}

/**
 * Which route of the built app answers a path, as its pattern: `/catalogue/[key]`. A path itself is never logged, since
 * some are secrets. Null where nothing is built, as in development, or nothing matches.
 * @param folder where Next builds
 */
export function routePatterns(folder: string): (path: string) => string | null {
  const { staticRoutes, dynamicRoutes } = readRoutes(folder);
  const known = new Set(staticRoutes.map(({ page }) => page));
  // Next writes them in the order in which it tries them.
  const patterns = dynamicRoutes.map(({ page, regex }) => ({ page, matches: new RegExp(regex) }));
  return (asked) => {
    const plain = asked.replace(/\/+$/, '') || '/';
    if (known.has(plain)) return plain;
    return patterns.find(({ matches }) => matches.test(plain))?.page ?? null;
  };
}

function readRoutes(folder: string): {
  staticRoutes: readonly BuiltRoute[];
  dynamicRoutes: readonly BuiltRoute[];
} {
  try {
    return JSON.parse(readFileSync(path.join(folder, 'routes-manifest.json'), 'utf8'));
  } catch {
    return { staticRoutes: [], dynamicRoutes: [] };
  }
}
