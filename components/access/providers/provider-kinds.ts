/** A kind of provider, with what its own settings call things. */
export interface ProviderKind {
  readonly label: string;
  /** Offered as the name. */
  readonly name: string;
  readonly issuer: string;
  readonly steps: readonly string[];
}

export const PROVIDER_KINDS = {
  entra: {
    label: 'Microsoft Entra ID',
    name: 'Microsoft',
    issuer: 'https://login.microsoftonline.com/<tenant id>/v2.0',
    steps: [
      'App registrations → New registration, for accounts in this organisation only. Add the first two addresses below as redirect URIs of the platform Web.',
      'Certificates & secrets → New client secret; copy its value, not its id.',
      'Token configuration → Add optional claim → ID: email and xms_edov. Entra ID does not say otherwise whether an e-mail address is verified, and one that is not is not taken.',
      'Token configuration → Add groups claim, “groups assigned to the application”. The claim is groups, and names groups by their object id. With more than 200 groups it is left out.',
    ],
  },
  okta: {
    label: 'Okta',
    name: 'Okta',
    issuer: 'https://<your domain>.okta.com',
    steps: [
      'Applications → Create App Integration → OIDC, Web Application, with the grant type Authorization Code.',
      'Sign-in and sign-out redirect URIs are the first two addresses below.',
      'Sign On → OpenID Connect ID Token: a groups claim called groups, with a filter of the groups that matter here. Add the scope groups.',
    ],
  },
  google: {
    label: 'Google Workspace',
    name: 'Google',
    issuer: 'https://accounts.google.com',
    steps: [
      'Google Cloud console → APIs & Services → Credentials → OAuth client ID, Web application; its consent screen for internal users.',
      'The authorised redirect URI is the first address below.',
      'Google tells no groups: leave the claim empty. It has no sign-out, so its own session goes on.',
    ],
  },
  keycloak: {
    label: 'Keycloak',
    name: 'Keycloak',
    issuer: 'https://<host>/realms/<realm>',
    steps: [
      'Clients → Create client: OpenID Connect, client authentication on, standard flow alone.',
      'Valid redirect URIs and valid post logout redirect URIs are the first two addresses below.',
      'Client scopes → the dedicated scope → Add mapper → Group Membership, claim groups, full path off, in the ID token.',
      'Settings → Logout: the back-channel logout URL is the third address, with “session required” on.',
    ],
  },
  other: {
    label: 'Another',
    name: '',
    issuer: 'https://login.example.com',
    steps: [
      'Any provider of OpenID Connect with discovery does: a confidential client, the authorisation code flow with PKCE, ID tokens signed with RS256 or another key of its own.',
      'Its ID token or UserInfo endpoint says email and email_verified: an address that is not verified is not taken.',
    ],
  },
} as const satisfies Record<string, ProviderKind>;

export type ProviderKindKey = keyof typeof PROVIDER_KINDS;

/** Whose an issuer probably is. */
export function kindOfIssuer(issuer: string): ProviderKindKey {
  if (/^https:\/\/login\.microsoftonline\./.test(issuer)) return 'entra';
  if (/^https:\/\/accounts\.google\.com/.test(issuer)) return 'google';
  if (/\.okta(?:preview)?\.com/.test(issuer)) return 'okta';
  return issuer.includes('/realms/') ? 'keycloak' : 'other';
}
