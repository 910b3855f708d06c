export const PROVIDERS_HREF = '/settings/sign-in/providers';

/** Where a provider's page is. */
export function providerHref(key: string): string {
  return `${PROVIDERS_HREF}/${encodeURIComponent(key)}`;
}

/** Where its groups, and the tokens with which it provisions, are. */
export function providerGroupsHref(key: string): string {
  return `${providerHref(key)}/groups`;
}

/** "3 people sign in there". */
export function signInsInWords(accounts: number): string {
  if (accounts === 0) return 'Nobody has signed in there yet';
  return accounts === 1 ? 'One person signs in there' : `${accounts} people sign in there`;
}
