export const IMPORTS_HREF = '/catalogue/imports';
export const NEW_IMPORT_HREF = `${IMPORTS_HREF}/new`;

/** The review of an import, or what became of it. */
export function importHref(id: string): string {
  return `${IMPORTS_HREF}/${encodeURIComponent(id)}`;
}

export function scheduleHref(id: string): string {
  return `${IMPORTS_HREF}/schedules/${encodeURIComponent(id)}`;
}
export const NEW_SCHEDULE_HREF = `${IMPORTS_HREF}/schedules/new`;
