export const ENVIRONMENTS_HREF = '/settings/environments';
export const NEW_ENVIRONMENT_HREF = '/settings/environments/new';

/** The settings of one environment. */
export function environmentHref(key: string): string {
  return `${ENVIRONMENTS_HREF}/${encodeURIComponent(key)}`;
}
