/** What the read API has an address for. */
export type Route =
  | { readonly name: 'policy' | 'manifest' | 'resolve'; readonly environment: string }
  | { readonly name: 'bundle'; readonly digest: string }
  | { readonly name: 'healthz' }
  | { readonly name: 'readyz' };

export type RouteName = Route['name'];

/** The methods of each route, in the order of `Allow`. */
export const METHODS: Readonly<Record<RouteName, readonly string[]>> = {
  policy: ['GET', 'HEAD'],
  manifest: ['GET', 'HEAD'],
  resolve: ['POST'],
  bundle: ['GET', 'HEAD'],
  healthz: ['GET', 'HEAD'],
  readyz: ['GET', 'HEAD'],
};

const ENVIRONMENT = /^\/api\/v1\/environments\/([^/]+)\/(policy|manifest|resolve)$/;
const BUNDLE = /^\/api\/v1\/policies\/sha-256\/([0-9a-f]{64})$/;

/** The route of a percent-encoded path, or null if nothing is there. */
export function matchRoute(path: string): Route | null {
  if (path === '/healthz') return { name: 'healthz' };
  if (path === '/readyz') return { name: 'readyz' };
  const [, environment, name] = ENVIRONMENT.exec(path) ?? [];
  if (environment !== undefined) {
    return { name: name as 'policy' | 'manifest' | 'resolve', environment: decoded(environment) };
  }
  const [, digest] = BUNDLE.exec(path) ?? [];
  return digest === undefined ? null : { name: 'bundle', digest };
}

/** Percent-decoded; as it is if it is not well formed, and then no environment has that key. */
function decoded(segment: string): string {
  if (!segment.includes('%')) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
