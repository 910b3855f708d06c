import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '@/lib/core/errors';
import { idSchema } from '@/lib/core/record-schema';
import { env } from '@/lib/env';
import { guardedRequest } from '@/lib/http/guarded-fetch';
import { RATE_LIMITS } from '@/lib/http/rate-limits';
import { providerFields } from '../identity-provider';
import { type ProviderFinding, providerFindings } from '../provider-findings';
import { defineCommand } from './command';
import { discoverAnew, SIGNATURES } from './oidc-discovery';

const keySetSchema = z.object({ keys: z.array(z.object({ kty: z.string(), use: z.string().optional() })) });

/** Asks a provider who it is, before anything of it is saved, and says in words what it found or what is wrong. */
export const testIdentityProvider = defineCommand({
  action: 'identity_provider.test',
  limit: RATE_LIMITS.providerTests,
  input: z.strictObject({
    /** Null = it is not saved yet. */
    id: idSchema.nullable(),
    issuer: providerFields.issuer.unwrap(),
    scopes: providerFields.scopes,
    groupsClaim: providerFields.groupsClaim,
  }),
  run: async ({ audit }, { id, issuer, scopes, groupsClaim }): Promise<readonly ProviderFinding[]> => {
    const findings = await look(issuer, { scopes, groupsClaim, signatures: SIGNATURES });
    const works = findings.every(({ tone }) => tone !== 'bad');
    await audit({ subjectType: 'identity_provider', subjectId: id ?? randomUUID(), data: { issuer, works } });
    return findings;
  },
});

async function look(issuer: string, wishes: Parameters<typeof providerFindings>[2]) {
  try {
    const { server } = await discoverAnew(issuer);
    return providerFindings(server, await countKeys(server.jwks_uri), wishes);
  } catch (error) {
    return [{ tone: 'bad', text: wrongInWords(error, issuer) }] as const;
  }
}

/** How many keys a provider lists for signatures. */
async function countKeys(address: string): Promise<number> {
  const inside = env().FAIRLEAD_INSIDE_HOSTS;
  const response = await guardedRequest(address, { method: 'GET', headers: {} }, { inside });
  const parsed = keySetSchema.safeParse(await response.json().catch(() => null));
  if (!parsed.success) return 0;
  return parsed.data.keys.filter(({ kty, use }) => kty !== 'oct' && use !== 'enc').length;
}

/** What is wrong with a provider that could not be asked. */
function wrongInWords(error: unknown, issuer: string): string {
  if (error instanceof AppError) return error.message;
  const { code, cause } = error as { code?: string; cause?: { body?: { issuer?: unknown } } };
  const { host } = new URL(issuer);
  if (code === 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED') {
    return `It calls itself ${String(cause?.body?.issuer)}. Enter that as its issuer, letter by letter.`;
  }
  if (code === 'OAUTH_RESPONSE_IS_NOT_CONFORM') {
    return `${host} answers, but not at ${issuer.replace(/\/$/, '')}/.well-known/openid-configuration. Check the path.`;
  }
  return `What ${host} answers is not the description of an OpenID provider.`;
}
