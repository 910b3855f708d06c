import { z } from 'zod';
import { KEY_PATTERN } from '@/lib/core/ids';
import { lineSchema } from '@/lib/core/plain-text';
import type { Role } from './roles';

/** The end of the address at which a provider describes itself (OpenID Connect Discovery 1.0, section 4). */
const WELL_KNOWN = '/.well-known/openid-configuration';

const issuerSchema = z
  .string('Enter the issuer’s address.')
  .trim()
  .max(500, 'Use at most 500 characters.')
  .transform((text) => (text.endsWith(WELL_KNOWN) ? text.slice(0, -WELL_KNOWN.length) : text))
  .pipe(z.url({ protocol: /^https?$/, error: 'Enter an address such as https://login.example.com.' }))
  .refine((text) => {
    const { username, password, search, hash } = new URL(text);
    return `${username}${password}${search}${hash}` === '';
  }, 'Leave out names, passwords and whatever follows a “?” or “#”.');

const domainSchema = z
  .string()
  .trim()
  .toLowerCase()
  .transform((text) => text.replace(/^@/, ''))
  .pipe(
    z
      .string()
      .max(253)
      .regex(
        /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/,
        'Enter domains such as example.com.',
      ),
  );

/** What a provider may give whoever signs in: roles that one administrator alone could give. */
export const FIRST_ROLES = ['viewer', 'auditor', 'procurement'] as const satisfies readonly Role[];

const unique = (values: readonly string[]) => [...new Set(values)];

const printable = (message: string, max: number) =>
  z
    .string(message)
    .trim()
    .min(1, message)
    .max(max, `Use at most ${max} characters.`)
    .regex(/^[\x21-\x7e]+$/, 'Use letters, digits and signs, without spaces.');

/** What a form holds of a provider but for its secret. Issuer and client id go together: without, it only provisions. */
export const providerFields = {
  name: lineSchema('Enter a name.', 80),
  issuer: issuerSchema.nullable(),
  clientId: printable('Enter the client id.', 300).nullable(),
  scopes: z
    .array(printable('Enter scopes.', 100))
    .max(20, 'Use at most 20 scopes.')
    .transform((scopes) => unique(['openid', ...scopes])),
  groupsClaim: printable('Enter the claim.', 200).nullable(),
  domains: z.array(domainSchema).max(100, 'Use at most 100 domains.').transform(unique),
  enforced: z.boolean(),
  createsPeople: z.boolean(),
  firstRole: z.enum(FIRST_ROLES, 'There is no such role.').nullable(),
};

/** A client secret as it is typed: empty = a public client at first, the one that is kept later. */
export const clientSecretSchema = z
  .string()
  .trim()
  .max(1000, 'Use at most 1000 characters.')
  .regex(/^[\x20-\x7e]*$/, 'Paste the secret as the provider shows it.');

/** In addresses, so it stays. "credentials" is what passwords are called there. */
export const providerKeySchema = z
  .string('Enter a key.')
  .trim()
  .max(40, 'Use at most 40 characters.')
  .regex(KEY_PATTERN, 'Use lower-case letters and digits, with single “-” in between.')
  .refine((key) => !['credentials', 'backchannel-logout'].includes(key), 'Choose another key.');

/** What screens know of a provider. */
export interface IdentityProviderDto {
  readonly id: string;
  readonly revision: number;
  readonly key: string;
  readonly name: string;
  readonly issuer: string | null;
  readonly clientId: string | null;
  readonly hasSecret: boolean;
  readonly scopes: readonly string[];
  readonly groupsClaim: string | null;
  readonly domains: readonly string[];
  readonly enforced: boolean;
  readonly createsPeople: boolean;
  readonly firstRole: Role | null;
}

/** Where a provider sends people and messages to: what is copied into its settings. `base` is this installation. */
export function providerAddresses(base: string, key: string) {
  const at = (path: string) => new URL(path, base).href;
  return {
    redirect: at(`/api/auth/callback/${key}`),
    signedOut: at('/sign-in'),
    backChannel: at(`/api/auth/backchannel-logout/${key}`),
  };
}
