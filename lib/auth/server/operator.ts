import { randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type AuditChange, writeAudit } from '@/lib/audit/server/write';
import { invalid, notFound } from '@/lib/core/errors';
import { db, type Transaction } from '@/lib/db/client';
import { emailSchema, nameSchema, passwordSchema, rolesSchema } from '../person-schema';
import { fieldProblems } from './command';
import { createPerson } from './create-person';
import { OPERATOR } from './operator-caller';
import { voidPasswordLinks } from './password-reset';
import { hashPassword, refuseBadPassword } from './passwords';
import { endSessions } from './sessions';

/**
 * What only an operator with access to the database may do (scripts/user.ts), as the system's actor: make an account with
 * a password, and replace a password that was forgotten. Inside Fairlead nobody can sign in as someone else, so neither
 * is a command.
 */

/** A password to hand over: 120 random bits. */
export function randomPassword(): string {
  return randomBytes(15).toString('base64url');
}

const newAccountSchema = z.object({
  email: emailSchema,
  name: nameSchema,
  roles: rolesSchema,
  password: passwordSchema,
});

/**
 * Makes a person with an account, or restores a deactivated one.
 *
 * @throws AppError invalid, or refused when someone active has this e-mail
 */
export async function createAccount(
  input: unknown,
  now: Date = new Date(),
): Promise<{ readonly personId: string }> {
  const { email, name, roles, password } = parse(newAccountSchema, input);
  refuseBadPassword(password, email);
  const passwordHash = await hashPassword(password);
  return db().$transaction(async (tx) => {
    const { personId, restored } = await createPerson(tx, {
      email,
      name,
      passwordHash,
      roles: roles.map((role) => ({ role, environmentId: null })),
      grantedById: OPERATOR.actorId,
    });
    await note(tx, now, {
      action: 'person.create',
      subjectType: 'person',
      subjectId: personId,
      data: { roles, restored },
    });
    return { personId };
  });
}

const resetSchema = z.object({ email: emailSchema, password: passwordSchema });

/**
 * Replaces an account's password and ends its sessions.
 *
 * @throws AppError invalid or not_found
 */
export async function resetPassword(input: unknown, now: Date = new Date()): Promise<void> {
  const { email, password } = parse(resetSchema, input);
  refuseBadPassword(password, email);
  const passwordHash = await hashPassword(password);
  await db().$transaction(async (tx) => {
    const [account] = await tx.account.updateManyAndReturn({
      where: { email, archivedAt: null, person: { archivedAt: null } },
      data: { passwordHash, sessionStamp: randomUUID(), revision: { increment: 1 } },
      select: { id: true },
    });
    if (!account) throw notFound('account');
    await voidPasswordLinks(tx, account.id, now);
    await endSessions(tx, { accountId: account.id }, 'account', now);
    await note(tx, now, {
      action: 'account.reset_password',
      subjectType: 'account',
      subjectId: account.id,
    });
  });
}

const note = (tx: Transaction, now: Date, change: AuditChange) =>
  writeAudit(tx, OPERATOR.actorId, now, change, OPERATOR.origin);

function parse<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (!parsed.success) throw invalid(fieldProblems(parsed.error));
  return parsed.data;
}
