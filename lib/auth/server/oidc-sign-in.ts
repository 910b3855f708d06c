import type { Origin } from '@/lib/audit/origin';
import { writeAudit } from '@/lib/audit/server/write';
import { db, type Transaction } from '@/lib/db/client';
import type { IdentityProvider } from '@/lib/db/generated/client';
import { countSignIn } from '@/lib/observe/console-metrics';
import { type ProviderClaims, readClaims } from '../provider-claims';
import type { SignInProblem } from '../sign-in-problem';
import { SYSTEM_ACTOR_ID } from '../system-actor';
import { setSignInGroups } from './groups';
import { keepName, matchAccount } from './oidc-account';
import type { Exchanged } from './oidc-exchange';
import { lockPeople } from './people-lock';
import { beginSession, endSessions } from './sessions';

/** From where somebody signs in. */
export interface Visitor {
  readonly address: string | null;
  readonly userAgent: string | null;
  readonly requestId: string | null;
  /** The session that this browser had until now, which ends. */
  readonly previous: string | null;
}

/** What the session cookie names. */
export interface ProviderSignIn {
  readonly accountId: string;
  readonly sessionStamp: string;
  readonly sessionId: string;
}

/**
 * Signs in whom a provider vouched for: finds or makes the account, takes over name and groups, and begins a session. All of
 * it, or nothing.
 */
export async function signInAtProvider(
  providerId: string,
  there: Exchanged,
  visitor: Visitor,
  now: Date,
): Promise<ProviderSignIn | { readonly problem: SignInProblem }> {
  const { address, userAgent, requestId, previous } = visitor;
  const origin: Origin = { via: 'console', address, sessionId: null, tokenId: null, requestId };
  const begin = async (tx: Transaction) => {
    await lockPeople(tx);
    const provider = await tx.identityProvider.findFirst({ where: { id: providerId, archivedAt: null } });
    if (!provider) return { problem: 'failed' } as const;
    const told = readClaims(there.claims, provider.groupsClaim);
    const match = await matchAccount(tx, provider, told, now, origin);
    if ('problem' in match) return match;
    const { accountId } = match;
    await keepName(tx, provider, accountId, told.name, now, origin);
    const { personId, sessionStamp } = await tx.account.findUniqueOrThrow({ where: { id: accountId } });
    await takeGroups(tx, provider, personId, told, now, origin);
    if (previous !== null) await endSessions(tx, { sessionId: previous }, 'signed_out', now);
    const sessionId = await beginSession(
      tx,
      {
        accountId,
        method: 'provider',
        address,
        userAgent,
        providerId,
        idToken: there.idToken,
        ...(there.session !== null && { providerSession: there.session }),
      },
      now,
    );
    return { accountId, sessionStamp, sessionId };
  };
  const ended = await db().$transaction(begin, { maxWait: 15_000, timeout: 30_000 });
  if ('problem' in ended) countSignIn('provider_refused');
  return ended;
}

/** Groups as they are told now. Where they are left out, what they gave before stays, and the trail says so. */
async function takeGroups(
  tx: Transaction,
  provider: IdentityProvider,
  personId: string,
  { groups, groupsLeftOut }: ProviderClaims,
  now: Date,
  origin: Origin,
): Promise<void> {
  if (groups !== null) await setSignInGroups(tx, { providerId: provider.id, personId, groups }, now, origin);
  if (!groupsLeftOut) return;
  const change = {
    action: 'identity_provider.leave_out_groups',
    subjectType: 'identity_provider',
    subjectId: provider.id,
    data: { key: provider.key, person: personId },
  };
  await writeAudit(tx, SYSTEM_ACTOR_ID, now, change, origin);
}
