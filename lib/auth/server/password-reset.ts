import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Origin } from '@/lib/audit/origin';
import { writeAudit } from '@/lib/audit/server/write';
import { notFound, refused } from '@/lib/core/errors';
import { sha256Hex } from '@/lib/core/hash';
import { db, type Transaction } from '@/lib/db/client';
import { RATE_LIMITS } from '@/lib/http/rate-limits';
import { requireRate, takeFrom } from '@/lib/http/server/rate-limit';
import { HANDED_LINK_MS, MAILED_LINK_MS, type PasswordLinkState, passwordLinkState } from '../password-reset';
import { emailSchema, passwordSchema } from '../person-schema';
import { readInput } from './command';
import { linkSecretHash, newLinkSecret } from './link-secret';
import { hashPassword, refuseBadPassword } from './passwords';
import { endSessions } from './sessions';
import { signsInElsewhere } from './signs-in-elsewhere';

/** Why an account's password is not set here: its person signs in elsewhere. Null where it is. */
export async function whyNoPassword(tx: Transaction, accountId: string): Promise<string | null> {
  const elsewhere = await signsInElsewhere(tx, accountId);
  if (!elsewhere) return null;
  return elsewhere.provider
    ? `This person signs in with ${elsewhere.provider}, and has no password here.`
    : 'Passwords are not taken here: this person signs in with your identity provider.';
}

/**
 * A link with which a new password is chosen once.
 *
 * @param createdById the administrator; null = asked for by e-mail
 * @returns its path, which holds the secret: it is stored nowhere
 */
export async function makePasswordLink(
  tx: Transaction,
  accountId: string,
  createdById: string | null,
  now: Date,
): Promise<{ readonly id: string; readonly path: string; readonly expiresAt: Date }> {
  const { secret, secretHash } = newLinkSecret();
  const expiresAt = new Date(now.getTime() + (createdById ? HANDED_LINK_MS : MAILED_LINK_MS));
  const { id } = await tx.passwordReset.create({
    data: { accountId, createdById, secretHash, expiresAt, createdAt: now },
  });
  return { id, path: `/password/${secret}`, expiresAt };
}

/**
 * Mails a link to whoever has an account with a password under this address. Nothing tells whether somebody has: call it once the
 * answer is out.
 *
 * @param send hands the path of the link to a mail
 */
export async function mailPasswordLink(
  email: string,
  send: (email: string, path: string) => Promise<void>,
  now: Date = new Date(),
): Promise<void> {
  if (!(await takeFrom(RATE_LIMITS.passwordMails, email, now)).allowed) return;
  const account = await db().account.findFirst({
    where: { email, archivedAt: null, passwordHash: { not: null }, person: { archivedAt: null } },
    select: { id: true },
  });
  if (!account) return;
  const made = await db().$transaction(async (tx) =>
    (await whyNoPassword(tx, account.id)) === null ? makePasswordLink(tx, account.id, null, now) : null,
  );
  if (made) await send(email, made.path);
}

/**
 * Reads what somebody typed who forgot their password.
 *
 * @throws AppError invalid at /email, or rate_limited for an address that asks too often
 */
export async function readForgotten(input: unknown, address: string | null, now: Date): Promise<string> {
  const { email } = readInput(z.object({ email: emailSchema }), input);
  if (address) await requireRate(RATE_LIMITS.passwordMailsFrom, address, now);
  return email;
}

/** What a link's holder sees; null when there is no such link. */
export async function openPasswordLink(
  secret: unknown,
  now: Date = new Date(),
): Promise<{ readonly state: PasswordLinkState; readonly email: string } | null> {
  const found = await findBySecret(secret);
  return found && { state: passwordLinkState(found, now), email: found.account.email };
}

/**
 * Sets the password that a link's holder chose, and ends every session of the account. The link's secret is the authority, so
 * there is no caller; the entry names the account's person.
 *
 * @throws AppError not_found (no such link), refused (used, expired, or no password is taken any more), invalid at /password or
 * rate_limited
 */
export async function usePasswordLink(
  secret: unknown,
  input: unknown,
  now: Date = new Date(),
  origin?: Origin,
): Promise<void> {
  const found = await findBySecret(secret);
  if (!found) throw notFound('link');
  await requireRate(RATE_LIMITS.secretForms, found.id, now);
  const state = passwordLinkState(found, now);
  if (state !== 'open') throw refused(CLOSED[state]);
  const { password } = readInput(z.object({ password: passwordSchema }), input);
  const { id: accountId, email, person } = found.account;
  refuseBadPassword(password, email);
  const passwordHash = await hashPassword(password);
  await db().$transaction(async (tx) => {
    // Of two uses at once one gets the rows; the other waits here and finds them used.
    const { count } = await tx.passwordReset.updateMany({
      where: { id: found.id, usedAt: null, expiresAt: { gt: now } },
      data: { usedAt: now },
    });
    if (count === 0) throw refused(CLOSED.used);
    const why = await whyNoPassword(tx, accountId);
    if (why) throw refused(why);
    const changed = await tx.account.updateMany({
      where: { id: accountId, archivedAt: null, person: { archivedAt: null } },
      data: { passwordHash, sessionStamp: randomUUID(), revision: { increment: 1 } },
    });
    if (changed.count === 0) throw notFound('link');
    await voidPasswordLinks(tx, accountId, now);
    await endSessions(tx, { accountId }, 'account', now);
    const change = {
      action: 'account.reset_password',
      subjectType: 'account',
      subjectId: accountId,
      data: { by: found.createdById ? 'administrator' : 'mail' },
    };
    await writeAudit(tx, person.actorId, now, change, origin);
  });
  // Whoever guessed at the old password must not keep its owner from using the new one.
  await db().signInAttempt.deleteMany({ where: { key: `email:${sha256Hex(email)}` } });
}

/** Uses up every open link of an account: its password has changed. */
export async function voidPasswordLinks(tx: Transaction, accountId: string, now: Date): Promise<void> {
  await tx.passwordReset.updateMany({ where: { accountId, usedAt: null }, data: { usedAt: now } });
}

const CLOSED: Readonly<Record<Exclude<PasswordLinkState, 'open'>, string>> = {
  used: 'This link was used already. Ask for a new one.',
  expired: 'This link has expired. Ask for a new one.',
};

async function findBySecret(secret: unknown) {
  const secretHash = linkSecretHash(secret);
  if (!secretHash) return null;
  const found = await db().passwordReset.findUnique({
    where: { secretHash },
    include: { account: { include: { person: true } } },
  });
  return found && !found.account.archivedAt && !found.account.person.archivedAt ? found : null;
}
