/** The audit trail, as a filter leaves it (`filterSearch` of lib/audit/filter.ts). */
export const AUDIT_HREF = '/audit';
export const REFUSED_HREF = '/audit/refused';
export const CHECKS_HREF = '/audit/checks';

export function auditHref(search: URLSearchParams): string {
  return search.size > 0 ? `${AUDIT_HREF}?${search}` : AUDIT_HREF;
}

/** What the trail holds of a record, by the subject type that commands write. */
export function recordTrailHref(type: string, id: string): string {
  return auditHref(new URLSearchParams({ record: `${type}:${id}` }));
}

/** An entry by its number; `search` is the list that it was opened from. */
export function auditEntryHref(seq: string, search?: URLSearchParams): string {
  return search && search.size > 0 ? `${AUDIT_HREF}/${seq}?${search}` : `${AUDIT_HREF}/${seq}`;
}

/** The file of all that a filter leaves. */
export function auditExportHref(format: 'jsonl' | 'csv', search: URLSearchParams): string {
  return `/api/console/audit?${new URLSearchParams([['format', format], ...search])}`;
}

/** What was refused, as a filter leaves it. */
export function refusedHref(search: URLSearchParams): string {
  return search.size > 0 ? `${REFUSED_HREF}?${search}` : REFUSED_HREF;
}
