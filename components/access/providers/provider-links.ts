export const PROVIDERS_HREF = '/settings/sign-in/providers';

/** Where a provider's page is. */
export function providerHref(key: string): string {
  return `${PROVIDERS_HREF}/${encodeURIComponent(key)}`;
}

/** Where its groups, and the tokens with which it provisions, are. */
export function providerGroupsHref(key: string): string {
  return `${providerHref(key)}/groups`;
}
