/** Addresses of what policies are written with. Keys need no encoding. */

export const ATTRIBUTES_HREF = '/settings/attributes';
export const REGION_GROUPS_HREF = '/settings/region-groups';
export const ENDPOINTS_HREF = '/settings/endpoints';

export function attributeHref(key: string): string {
  return `${ATTRIBUTES_HREF}/${encodeURIComponent(key)}`;
}

export function regionGroupHref(key: string): string {
  return `${REGION_GROUPS_HREF}/${encodeURIComponent(key)}`;
}

export function endpointHref(key: string): string {
  return `${ENDPOINTS_HREF}/${encodeURIComponent(key)}`;
}
