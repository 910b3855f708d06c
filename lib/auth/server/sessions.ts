import type { Transaction } from '@/lib/db/client';
import { countSignIn } from '@/lib/observe/console-metrics';
import { sealSecret } from '@/lib/signing/server/sealed-secret';

/** Ms after its last use until a session's row is thrown away. */
const KEPT_FOR = 90 * 86_400_000;

export interface NewSession {
  readonly accountId: string;
  readonly method: 'password' | 'totp' | 'recovery_code' | 'provider';
  /** As `clientAddress` reads it. */
  readonly address: string | null;
  readonly userAgent: string | null;
  readonly providerId?: string;
  /** The provider's own id of its session. */
  readonly providerSession?: string;
  /** The provider's id token, as it came; sealed here. */
  readonly idToken?: string;
}

/**
 * Begins a session. Every successful sign-in gets one of its own, so that no cookie from before names it.
 *
 * @returns its id, for the cookie
 */
export async function beginSession(tx: Transaction, session: NewSession, now: Date): Promise<string> {
  const { idToken, userAgent, ...given } = session;
  await tx.session.deleteMany({ where: { lastSeenAt: { lt: new Date(now.getTime() - KEPT_FOR) } } });
  const { id } = await tx.session.create({
    data: { ...given, userAgent: userAgent?.slice(0, 500) ?? null, createdAt: now, lastSeenAt: now },
  });
  await tx.account.update({ where: { id: session.accountId }, data: { lastSignInAt: now } });
  if (idToken) {
    const sealed = await sealSecret({ role: 'id_token', kid: id }, idToken);
    await tx.session.update({ where: { id }, data: { idToken: sealed } });
  }
  countSignIn(session.method);
  return id;
}

/** Which sessions: all that fit everything given. */
interface WhichSessions {
  readonly accountId?: string;
  readonly personId?: string;
  readonly sessionId?: string;
  readonly providerId?: string;
  readonly providerSession?: string;
  /** The one that goes on. */
  readonly except?: string;
}

/**
 * Ends sessions: whoever uses one is out at the next request, wherever that is answered.
 *
 * @param by `account`: something of the account changed, such as its password
 * @returns how many
 */
export async function endSessions(
  tx: Transaction,
  which: WhichSessions,
  by: 'signed_out' | 'revoked' | 'provider' | 'account',
  now: Date,
): Promise<number> {
  const { personId, sessionId, except, ...same } = which;
  if (Object.values({ ...same, personId, sessionId }).every((value) => value === undefined)) {
    throw new Error('endSessions was not told which');
  }
  const { count } = await tx.session.updateMany({
    where: {
      ...same,
      endedAt: null,
      ...(personId && { account: { personId } }),
      id: { ...(sessionId && { equals: sessionId }), ...(except && { not: except }) },
    },
    data: { endedAt: now, endedBy: by },
  });
  return count;
}
