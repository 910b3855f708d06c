import type { RouterStanding } from '@/lib/routers/standing';

/** The routers of an environment; narrowed to a standing, or to a version (`<epoch>.<version>`). */
export function routersHref(
  environment: string,
  only: {
    readonly standing?: RouterStanding;
    /** Why they refuse it, as they gave it. */
    readonly reason?: string | null;
    readonly version?: string;
    readonly gone?: boolean;
  } = {},
): string {
  const query = new URLSearchParams({ environment });
  if (only.standing) query.set('standing', only.standing);
  if (only.reason) query.set('reason', only.reason);
  if (only.version) query.set('version', only.version);
  if (only.gone) query.set('gone', 'shown');
  return `/routers?${query}`;
}

/** The tokens of routers; one of them by its id or name. */
export function tokensHref(q?: string): string {
  return q === undefined ? '/routers/tokens' : `/routers/tokens?${new URLSearchParams({ q })}`;
}
