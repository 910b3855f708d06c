import type { FIRST_ROLES, IdentityProviderDto } from '@/lib/auth/identity-provider';
import { keyFromName } from '@/lib/core/ids';

/** What is typed of a provider, but for its secret, which is not kept anywhere while one types. */
export interface ProviderValues {
  readonly name: string;
  /** Of a new one; empty = made from the name. */
  readonly key: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly groupsClaim: string;
  readonly domains: readonly string[];
  readonly enforced: boolean;
  readonly createsPeople: boolean;
  readonly firstRole: (typeof FIRST_ROLES)[number] | null;
}

export const NO_PROVIDER: ProviderValues = {
  name: '',
  key: '',
  issuer: '',
  clientId: '',
  scopes: ['openid', 'profile', 'email'],
  groupsClaim: '',
  domains: [],
  enforced: false,
  createsPeople: true,
  firstRole: 'viewer',
};

export const PROVIDER_LABELS: Readonly<Record<string, string>> = {
  '/name': 'Name',
  '/key': 'Key',
  '/issuer': 'Issuer',
  '/clientId': 'Client id',
  '/clientSecret': 'Client secret',
  '/scopes': 'Scopes',
  '/groupsClaim': 'Claim with groups',
  '/domains': 'E-mail domains',
  '/enforced': 'These domains sign in here only',
  '/createsPeople': 'Whoever signs in first gets an account',
  '/firstRole': 'First role',
};

export function valuesOf(provider: IdentityProviderDto): ProviderValues {
  const { key, name, issuer, clientId, scopes, groupsClaim, domains } = provider;
  const { enforced, createsPeople, firstRole } = provider;
  return {
    name,
    key,
    issuer: issuer ?? '',
    clientId: clientId ?? '',
    scopes,
    groupsClaim: groupsClaim ?? '',
    domains,
    enforced,
    createsPeople,
    firstRole: firstRole as ProviderValues['firstRole'],
  };
}

/** The key that a provider gets, or has. */
export const keyOf = ({ key, name }: ProviderValues): string => key || keyFromName(name).slice(0, 40);

/** The same as the commands take it: what is empty is not there. */
export function inputOf(values: ProviderValues) {
  const { key: _key, issuer, clientId, groupsClaim, ...rest } = values;
  return {
    ...rest,
    issuer: issuer.trim() || null,
    clientId: clientId.trim() || null,
    groupsClaim: groupsClaim.trim() || null,
  };
}
