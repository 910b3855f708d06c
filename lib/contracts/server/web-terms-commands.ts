import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type CommandContext, defineCommand } from '@/lib/auth/server/command';
import { SYSTEM_ACTOR_ID } from '@/lib/auth/system-actor';
import { conflict, invalid, notFound, refused } from '@/lib/core/errors';
import { sha256Hex } from '@/lib/core/hash';
import type { WebTerms } from '@/lib/db/generated/client';
import { documentFields, executionProblem } from '../document';
import { changedSince, type WebTermsDto, webTermsFields } from '../web-terms';
import { readableContract } from './contract-access';
import { startOfDay } from './contract-row';
import { keepText } from './read-waiting-documents';
import { TermsCopy } from './web-terms-copy';
import { webTermsDto } from './web-terms-records';

const seen = { id: z.uuid(), revision: z.int() };

/** Terms that are watched, held until the end of the transaction. The system looks at those of limited contracts too. */
async function lockTerms({ tx, caller }: CommandContext, id: string): Promise<WebTerms> {
  await tx.$queryRaw`SELECT 1 FROM web_terms WHERE id = ${id}::uuid FOR UPDATE`;
  const terms = await tx.webTerms.findFirst({ where: { id, archivedAt: null } });
  if (!terms) throw notFound('address');
  if (caller.actorId !== SYSTEM_ACTOR_ID) await readableContract(tx, caller, { id: terms.contractId });
  return terms;
}

async function lockSeenTerms(
  context: CommandContext,
  { id, revision }: { readonly id: string; readonly revision: number },
): Promise<WebTerms> {
  const terms = await lockTerms(context, id);
  if (terms.revision !== revision) throw conflict('address', webTermsDto(terms, new Map()));
  return terms;
}

/** Has an address watched whose terms are part of a contract. Its first copy is fetched next. */
export const addWebTerms = defineCommand({
  action: 'web_terms.add',
  input: z.strictObject({ contract: z.string(), url: webTermsFields.url }),
  run: async ({ tx, caller, now, audit }, { contract: number, url }): Promise<WebTermsDto> => {
    const contract = await readableContract(tx, caller, { number });
    const known = await tx.webTerms.findFirst({ where: { contractId: contract.id, url, archivedAt: null } });
    if (known) throw invalid([{ path: '/url', message: 'This address is watched already.' }]);
    const row = await tx.webTerms.create({
      data: { id: randomUUID(), contractId: contract.id, url, nextCheckAt: now, createdAt: now },
    });
    await audit({ subjectType: 'web_terms', subjectId: row.id, data: { contract: number } });
    return webTermsDto(row, new Map());
  },
});

/** Keeps a copy that says something else than the last one, as a document of the contract. */
export const keepTermsCopy = defineCommand({
  action: 'web_terms.check',
  input: z.strictObject({ id: z.uuid(), copy: z.instanceof(TermsCopy) }),
  run: async (context, { id, copy }): Promise<WebTermsDto> => {
    const { tx, now, audit } = context;
    const terms = await lockTerms(context, id);
    const { textHash: hash, bytes, mime, text } = copy;
    const changedAt = changedSince({ ...terms, hash }, now);
    const reviewedAgain = hash === terms.reviewedHash ? terms.reviewedDocumentId : null;
    const document = reviewedAgain ?? randomUUID();
    if (!reviewedAgain) {
      const sha256 = sha256Hex(bytes);
      await tx.contractDocument.create({
        data: {
          id: document,
          contractId: terms.contractId,
          name: `${new URL(terms.url).host} ${now.toISOString().slice(0, 10)}`,
          mime,
          sha256,
          size: bytes.byteLength,
          bytes: new Uint8Array(bytes),
          url: terms.url,
          uploadedAt: now,
        },
      });
      await keepText(tx, document, text);
    }
    const row = await tx.webTerms.update({
      where: { id },
      data: {
        currentHash: hash,
        currentDocumentId: document,
        changedAt,
        checkedAt: now,
        problem: null,
        revision: { increment: 1 },
      },
    });
    await audit({ subjectType: 'web_terms', subjectId: id, data: { hash, changed: changedAt !== null } });
    return webTermsDto(row, new Map());
  },
});

/** Notes that somebody has read what stands there now; from then on what clauses say of it counts. */
export const reviewWebTerms = defineCommand({
  action: 'web_terms.review',
  input: z.strictObject({
    ...seen,
    /** Of the text that was read. */
    hash: z.string(),
    /** From which day this copy holds, if it does. */
    executedOn: documentFields.executedOn.nullable().default(null),
  }),
  run: async (context, { hash, executedOn, ...input }): Promise<WebTermsDto> => {
    const { tx, caller, now, audit } = context;
    const problem = executedOn && executionProblem(executedOn, now);
    if (problem) throw invalid([{ path: '/executedOn', message: problem }]);
    const terms = await lockSeenTerms(context, input);
    if (terms.currentHash === null) throw refused('There is no copy of these terms yet.');
    if (terms.currentHash !== hash) throw refused('The terms have changed again: look at what is there now.');
    if (executedOn && terms.currentDocumentId)
      await tx.contractDocument.updateMany({
        where: { id: terms.currentDocumentId, erasedAt: null },
        data: { executedOn: startOfDay(executedOn), revision: { increment: 1 } },
      });
    const row = await tx.webTerms.update({
      where: { id: terms.id },
      data: {
        reviewedHash: hash,
        reviewedAt: now,
        reviewedById: caller.actorId,
        reviewedDocumentId: terms.currentDocumentId,
        changedAt: null,
        revision: { increment: 1 },
      },
    });
    await audit({ subjectType: 'web_terms', subjectId: row.id, data: { hash, executedOn } });
    return webTermsDto(row, new Map());
  },
});

/** Watches an address no more. Its copies stay among the documents. */
export const archiveWebTerms = defineCommand({
  action: 'web_terms.archive',
  input: z.strictObject(seen),
  run: async (context, input): Promise<WebTermsDto> => {
    const { id } = await lockSeenTerms(context, input);
    const row = await context.tx.webTerms.update({
      where: { id },
      data: { archivedAt: context.now, revision: { increment: 1 } },
    });
    await context.audit({ subjectType: 'web_terms', subjectId: id });
    return webTermsDto(row, new Map());
  },
});
