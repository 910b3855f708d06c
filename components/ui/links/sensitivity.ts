/** Addresses of what labels ask for, and of what is cleared for them. */

export const SENSITIVITY_HREF = '/sensitivity';
export const MATRIX_HREF = '/sensitivity/matrix';
export const UNLOCK_HREF = '/sensitivity/unlock';
export const EXCEPTIONS_HREF = '/sensitivity/exceptions';
export const PATHS_HREF = '/sensitivity/paths';
export const PROMISES_HREF = '/sensitivity/promises';
export const CLASSIFY_HREF = '/sensitivity/classify';

/** The page of a level or a tag: what it asks for, and what that was. */
export function labelHref(kind: 'level' | 'tag', key: string): string {
  return `${SENSITIVITY_HREF}/${kind}/${encodeURIComponent(key)}`;
}

/** The matrix with one cell open: why an offering is, or is not, cleared for "level:internal". */
export function cellHref(offering: string, label: string, environment?: string): string {
  const query = new URLSearchParams({ q: offering, offering, 'label-of': label });
  if (environment !== undefined) query.set('environment', environment);
  return `${MATRIX_HREF}?${query}`;
}

/** The form that asks for an exception, filled in. */
export function newExceptionHref(offering: string, label: string, environment?: string): string {
  const query = new URLSearchParams({ offering, label });
  if (environment !== undefined) query.set('environment', environment);
  return `${EXCEPTIONS_HREF}/new?${query}`;
}

/** The way that data takes to what a subject names: "<channel>", "<channel>/<owner>" or "offering:<key>". */
export function wayHref(subject: string): string {
  return `${PATHS_HREF}/way?${new URLSearchParams({ subject })}`;
}

/** A notice of a channel that somebody else will process data; without an id a new one. */
export function noticeHref(notice = 'new', channel?: string): string {
  const search = channel === undefined ? '' : `?${new URLSearchParams({ channel })}`;
  return `${PATHS_HREF}/notices/${notice}${search}`;
}

/** The form of an exception that was handed back. */
export function exceptionEditHref(proposal: string): string {
  return `${EXCEPTIONS_HREF}/new?${new URLSearchParams({ again: proposal })}`;
}
