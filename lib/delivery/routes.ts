/** What there is of an environment. */
type EnvironmentRoute = 'policy' | 'events' | 'manifest' | 'resolve';

/** What the read API has an address for. */
export type Route =
  | { readonly name: EnvironmentRoute; readonly environment: string }
  | { readonly name: 'bundle'; readonly digest: string }
  | { readonly name: 'telemetry' }
  | { readonly name: 'keys' }
  | { readonly name: 'healthz' }
  | { readonly name: 'readyz' }
  | { readonly name: 'metrics' };

export type RouteName = Route['name'];

/** The methods of each route, in the order of `Allow`. */
export const METHODS: Readonly<Record<RouteName, readonly string[]>> = {
  policy: ['GET', 'HEAD'],
  events: ['GET'],
  manifest: ['GET', 'HEAD'],
  resolve: ['POST'],
  bundle: ['GET', 'HEAD'],
  telemetry: ['POST'],
  keys: ['GET', 'HEAD'],
  healthz: ['GET', 'HEAD'],
  readyz: ['GET', 'HEAD'],
  metrics: ['GET', 'HEAD'],
};

const ENVIRONMENT = /^\/api\/v1\/environments\/([^/]+)\/(policy|policy\/events|manifest|resolve)$/;
const BUNDLE = /^\/api\/v1\/policies\/sha-256\/([0-9a-f]{64})$/;

/** The route of a percent-encoded path, or null if nothing is there. */
export function matchRoute(path: string): Route | null {
  if (path === '/healthz') return { name: 'healthz' };
  if (path === '/readyz') return { name: 'readyz' };
  if (path === '/metrics') return { name: 'metrics' };
  if (path === '/api/v1/telemetry') return { name: 'telemetry' };
  if (path === '/.well-known/fairlead-keys') return { name: 'keys' };
  const [, environment, name] = ENVIRONMENT.exec(path) ?? [];
  if (environment !== undefined) {
    const last = name === 'policy/events' ? 'events' : (name as EnvironmentRoute);
    return { name: last, environment: decoded(environment) };
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
