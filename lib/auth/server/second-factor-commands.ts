import { z } from 'zod';
import { refused } from '@/lib/core/errors';
import { idSchema } from '@/lib/core/record-schema';
import type { Transaction } from '@/lib/db/client';
import { asksSecondFactor } from '../sign-in-policy';
import { totpAddress } from '../totp';
import { authoriseOwn, type Caller, type CommandContext, defineCommand } from './command';
import { refuseForAdmins } from './keep-an-admin';
import {
  codeSchema,
  countCodeAttempt,
  dropSecondFactor,
  newTotpSecret,
  renewCodes,
  takeCode,
  takeTotpCode,
} from './second-factor';
import { endSessions } from './sessions';
import { signInPolicy } from './sign-in-policy';

async function ownAccount(context: CommandContext) {
  authoriseOwn(context);
  const { tx, caller } = context;
  const account = caller.personId ? await passwordAccount(tx, caller.personId) : null;
  if (!account) throw refused('This account has no password: its second factor is its provider’s.');
  return account;
}

function passwordAccount(tx: Transaction, personId: string) {
  return tx.account.findFirst({
    where: { personId, archivedAt: null, passwordHash: { not: null } },
    orderBy: { createdAt: 'asc' },
  });
}

/** A secret for an authenticator app. It is in use once a code of it was confirmed. */
export const enrolSecondFactor = defineCommand({
  action: 'second_factor.enrol',
  input: z.object({}),
  perEnvironment: true,
  run: async (context): Promise<{ readonly secret: string; readonly address: string }> => {
    const account = await ownAccount(context);
    const secret = await newTotpSecret(context.tx, account.id);
    await context.audit({ subjectType: 'account', subjectId: account.id });
    return { secret, address: totpAddress(secret, account.email) };
  },
});

/** Puts the app in use, given a code of it. @returns ten recovery codes, shown once */
export const confirmSecondFactor = defineCommand({
  action: 'second_factor.confirm',
  input: codeSchema,
  perEnvironment: true,
  run: async (context, { code }): Promise<{ readonly codes: readonly string[] }> => {
    const { tx, now, audit } = context;
    const account = await ownAccount(context);
    if (account.totpConfirmedAt) throw refused('A second factor is set up already.');
    if (!account.totpSecret)
      throw refused('Begin anew: this was started in another window, and given up there.');
    const attempt = await countCodeAttempt(account.id, now);
    await takeTotpCode(tx, account.id, code, now);
    await attempt.settle();
    await tx.account.update({ where: { id: account.id }, data: { totpConfirmedAt: now } });
    const codes = await renewCodes(tx, account.id, now);
    await audit({ subjectType: 'account', subjectId: account.id });
    return { codes };
  },
});

/** Removes one's own second factor, given a code, unless the policy asks it of one. */
export const removeSecondFactor = defineCommand({
  action: 'second_factor.remove',
  input: codeSchema,
  perEnvironment: true,
  run: async (context, { code }): Promise<void> => {
    const { tx, caller, audit } = context;
    const account = await inUse(context);
    if (asksSecondFactor(await signInPolicy(tx), rolesOf(caller))) {
      throw refused(
        'Your organisation asks you for a second factor: it can be renewed by an administrator, not removed.',
      );
    }
    await proven(context, account.id, code);
    await dropSecondFactor(tx, account.id);
    await audit({ subjectType: 'account', subjectId: account.id });
  },
});

/** Ten new recovery codes instead of those before, given a code. */
export const renewRecoveryCodes = defineCommand({
  action: 'second_factor.renew_codes',
  input: codeSchema,
  perEnvironment: true,
  run: async (context, { code }): Promise<{ readonly codes: readonly string[] }> => {
    const account = await inUse(context);
    await proven(context, account.id, code);
    const codes = await renewCodes(context.tx, account.id, context.now);
    await context.audit({ subjectType: 'account', subjectId: account.id });
    return { codes };
  },
});

/** Takes a person's second factor away who lost it, and ends their sessions; they are told (account-facts.ts). Not an administrator's. */
export const resetSecondFactor = defineCommand({
  action: 'second_factor.reset',
  input: z.object({ personId: idSchema }),
  run: async ({ tx, caller, now, audit }, { personId }): Promise<void> => {
    if (personId === caller.personId) {
      throw refused('Remove your own under Settings, Account. That takes one of its codes.');
    }
    await refuseForAdmins(tx, caller, personId, { what: 'second factor', command: 'reset-second-factor' });
    const accounts = await tx.account.findMany({ where: { personId }, select: { id: true } });
    let reset = false;
    for (const { id } of accounts) reset = (await dropSecondFactor(tx, id)) || reset;
    if (!reset) throw refused('This person has no second factor.');
    const sessions = await endSessions(tx, { personId }, 'account', now);
    await audit({ subjectType: 'person', subjectId: personId, data: { sessions } });
  },
});

async function inUse(context: CommandContext) {
  const account = await ownAccount(context);
  if (!account.totpConfirmedAt) throw refused('No second factor is set up.');
  return account;
}

async function proven({ tx, now }: CommandContext, accountId: string, code: string): Promise<void> {
  const attempt = await countCodeAttempt(accountId, now);
  await takeCode(tx, accountId, code, now);
  await attempt.settle();
}

function rolesOf({ roles }: Caller) {
  return roles.map(({ role }) => role);
}
