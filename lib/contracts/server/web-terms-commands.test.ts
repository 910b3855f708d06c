import { beforeAll, expect, it } from 'vitest';
import type { Caller } from '@/lib/auth/server/command';
import { refused } from '@/lib/core/errors';
import { db } from '@/lib/db/client';
import { addPerson, withAccessDatabase } from '@/lib/db/testing/access';
import { type WebTermsDto, webTermsState } from '../web-terms';
import { checkDueWebTerms } from './check-web-terms';
import { documentsOf } from './document-queries';
import { readDocument } from './read-document';
import { addContract } from './testing/contract';
import { addWebTerms, archiveWebTerms, reviewWebTerms } from './web-terms-commands';
import { webTermsOf, webTermsTexts } from './web-terms-records';

withAccessDatabase();

let ada: Caller;
beforeAll(async () => {
  ada = await addPerson('ada@example.com', ['procurement']);
  await addContract('TERMS-1', { limited: false });
});

const URL = 'https://example.com/terms';
const day = (n: number) => new Date(Date.UTC(2026, 10, n, 12));
const page = (words: string, visit: number) =>
  `<!doctype html><html><body><nav>Visit ${visit}</nav><main><h1>Terms</h1><p>${words}</p></main></body></html>`;
const log = { info: () => {}, error: () => {} };

/** The terms after the daily look, when the address says `words`; null = it does not answer. */
async function lookedAt(now: Date, words: string | null): Promise<WebTermsDto> {
  const fetch = async () => {
    if (words === null) throw refused('example.com could not be reached.');
    return { bytes: new TextEncoder().encode(page(words, now.getTime())) };
  };
  await checkDueWebTerms(() => now, log, { fetch, read: readDocument });
  const [terms] = await webTermsOf(ada, 'TERMS-1');
  return terms ?? Promise.reject(new Error('no terms'));
}

it('terms by address are copied, watched, and silent 14 days after a change that nobody reviewed', async () => {
  const input = { contract: 'TERMS-1', url: URL };
  await addWebTerms(ada, input, day(1));
  await expect(addWebTerms(ada, input, day(1))).rejects.toMatchObject({ kind: 'invalid' });

  const first = await lookedAt(day(1), 'We keep data for 30 days.');
  expect(first).toMatchObject({ changedAt: null, problem: null, revision: 2 });
  expect(webTermsState(first, day(1))).toBe('unreviewed');
  const copies = async () => (await documentsOf(ada, 'TERMS-1')).filter(({ url }) => url === URL);
  expect(await copies()).toMatchObject([{ mime: 'text/plain', state: 'read', executedOn: null }]);
  const review = (terms: WebTermsDto, now: Date, executedOn: string | null = null) => {
    const { id, revision, currentHash: hash } = terms;
    return reviewWebTerms(ada, { id, revision, hash, executedOn }, now);
  };
  await review(first, day(1), '2026-11-01');
  expect(await copies()).toMatchObject([{ executedOn: '2026-11-01' }]);

  // Looked at once a day: the menu differs at each visit, and the text does not.
  expect((await lookedAt(day(2), 'We keep data for 30 days.')).revision).toBe(3);
  expect(await lookedAt(day(3), null)).toMatchObject({ problem: 'example.com could not be reached.' });

  const changed = await lookedAt(day(4), 'We keep data for 90 days.');
  expect(changed).toMatchObject({ changedAt: day(4).toISOString(), problem: null });
  expect([17, 18].map((n) => webTermsState(changed, day(n)))).toEqual(['changed', 'silent']);
  expect(await webTermsTexts(ada, 'TERMS-1', changed.id)).toMatchObject({
    reviewed: expect.stringContaining('30 days'),
    current: expect.stringContaining('90 days'),
  });
  // A change of the change does not begin anew, and who read the one before has not read this.
  const again = await lookedAt(day(6), 'We keep data for 91 days.');
  expect(again.changedAt).toBe(day(4).toISOString());
  await expect(
    reviewWebTerms(ada, { id: again.id, revision: again.revision, hash: changed.currentHash }, day(6)),
  ).rejects.toMatchObject({ kind: 'refused' });
  // Back to what was reviewed: there is nothing left to review, and no copy more.
  expect((await lookedAt(day(8), 'We keep data for 30 days.')).changedAt).toBeNull();
  expect(await copies()).toHaveLength(3);

  const silent = await lookedAt(day(10), 'We keep data for a year.');
  const reviewed = await review(silent, day(28));
  expect(webTermsState(reviewed, day(28))).toBe('reviewed');
  await archiveWebTerms(ada, { id: reviewed.id, revision: reviewed.revision }, day(28));
  expect(await webTermsOf(ada, 'TERMS-1')).toEqual([]);
  expect(await db().webTerms.count()).toBe(1);
});
