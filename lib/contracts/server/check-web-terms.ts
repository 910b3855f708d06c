import { allows } from '@/lib/auth/permissions';
import { type Caller, forbid } from '@/lib/auth/server/command';
import { SYSTEM_CALLER } from '@/lib/auth/system-actor';
import { AppError, notFound } from '@/lib/core/errors';
import { db } from '@/lib/db/client';
import type { WebTerms } from '@/lib/db/generated/client';
import { outageOf } from '@/lib/http/outage';
import type { WebTermsDto } from '../web-terms';
import type { DocumentsLog } from './read-waiting-documents';
import { addWebTerms, keepTermsCopy } from './web-terms-commands';
import { copyTerms, type TermsCopy, type Ways } from './web-terms-copy';
import { webTermsOf } from './web-terms-records';

const HOUR = 3_600_000;
/** How often terms are looked at, and after a look that failed. */
const EVERY = 24 * HOUR;
const AFTER_FAILURE = 6 * HOUR;
/** Ms after which a process that took some and died is taken for dead. */
const LEASE = 15 * 60_000;

/**
 * Fetches terms and keeps a copy where they say something new; else notes that they were looked at. A look that fails is noted
 * as well: what was known before goes on counting.
 *
 * @throws AppError forbidden, or as `keepTermsCopy` does
 */
export async function checkWebTerms(
  caller: Caller,
  terms: Pick<WebTerms, 'id' | 'url' | 'currentHash'>,
  now: Date,
  ways: Partial<Ways> = {},
): Promise<void> {
  if (!allows(caller.roles, 'web_terms.check')) throw forbid('web_terms.check');
  const { id, url, currentHash } = terms;
  const found = await copyTerms(url, ways).catch((error: unknown) => {
    if (error instanceof AppError) return sentenceOf(error);
    throw error;
  });
  const failed = typeof found === 'string';
  if (!failed && found.textHash !== currentHash) await keepTermsCopy(caller, { id, copy: found }, now);
  await note(id, found, now);
}

/** Has an address watched and fetches its first copy; what goes wrong there is noted with it. */
export async function watchAddress(
  caller: Caller,
  input: unknown,
  now: Date = new Date(),
  ways: Partial<Ways> = {},
): Promise<WebTermsDto> {
  const added = await addWebTerms(caller, input, now);
  await checkWebTerms(caller, added, now, ways);
  return added;
}

/** Looks at terms that a caller may read, before it is time. @throws AppError not_found */
export async function checkNow(
  caller: Caller,
  contract: string,
  id: string,
  now: Date = new Date(),
): Promise<void> {
  const terms = (await webTermsOf(caller, contract)).find((one) => one.id === id);
  if (!terms) throw notFound('address');
  await checkWebTerms(caller, terms, now);
}

async function note(id: string, found: TermsCopy | string, now: Date): Promise<void> {
  const failed = typeof found === 'string';
  await db().webTerms.update({
    where: { id },
    data: {
      ...(failed ? { problem: found } : { problem: null, checkedAt: now }),
      nextCheckAt: new Date(now.getTime() + (failed ? AFTER_FAILURE : EVERY)),
    },
  });
}

const sentenceOf = ({ message, details }: AppError): string => details.fields?.[0]?.message ?? message;

/**
 * Looks at all terms that are due, one after another. A process takes some by moving their time on under a lock, so that no two
 * fetch them at once; who dies with them leaves them to be due again.
 */
export async function checkDueWebTerms(
  now: () => Date,
  log: DocumentsLog,
  ways: Partial<Ways> = {},
): Promise<void> {
  for (let due = await take(now()); due; due = await take(now())) {
    const { id } = due;
    await checkWebTerms(SYSTEM_CALLER, due, now(), ways).catch(async (error: unknown) => {
      if (outageOf(error)) throw error;
      log.error({ event: 'web terms', terms: id, err: error }, 'a defect stopped a look at terms');
      await note(id, 'Fairlead met a defect of its own; its log says more.', now());
    });
    log.info({ event: 'web terms', terms: id }, 'terms were looked at');
  }
}

async function take(now: Date): Promise<WebTerms | null> {
  return db().$transaction(async (tx) => {
    const [row] = await tx.$queryRaw<{ id: string }[]>`
      SELECT t.id FROM web_terms t JOIN contracts c ON c.id = t.contract_id
      WHERE t.archived_at IS NULL AND c.archived_at IS NULL AND c.status IN ('draft', 'in_review', 'active')
        AND t.next_check_at <= ${now}::timestamptz
      ORDER BY t.next_check_at, t.id LIMIT 1 FOR UPDATE OF t SKIP LOCKED`;
    if (!row) return null;
    const nextCheckAt = new Date(now.getTime() + LEASE);
    return tx.webTerms.update({ where: { id: row.id }, data: { nextCheckAt } });
  });
}
