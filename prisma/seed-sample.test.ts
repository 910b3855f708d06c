import { beforeAll, expect, it } from 'vitest';
import { catalogueSnapshot } from '@/lib/catalog/server/snapshot';
import { REMOVAL_WORD, removeSample } from '@/lib/contracts/server/sample-commands';
import { db } from '@/lib/db/client';
import { addPerson, withAccessDatabase } from '@/lib/db/testing/access';
import { matrixView } from '@/lib/sensitivity/server/matrix-queries';
import { seedObligations, seedVocabulary } from './seed-routing';
import { seedSample } from './seed-sample';

withAccessDatabase();

// What has been approved is judged by what is known now.
const NOW = new Date();
let admin: Awaited<ReturnType<typeof addPerson>>;

beforeAll(async () => {
  admin = await addPerson('sample@example.com', ['admin']);
});

it('fills a new installation with what is invented, each marked as such, and cited words are the document’s', async () => {
  expect(await seedSample(db(), NOW)).toEqual({ offerings: 4, contracts: 4 });
  const { rows, records } = await catalogueSnapshot(NOW);
  expect(rows.every(({ sample }) => sample)).toBe(true);
  expect([...records.vendors.values()].every(({ sample }) => sample)).toBe(true);
  expect(rows.find(({ key }) => key === 'sample-cloud/quill-2')?.affiliation).toEqual({
    kind: 'affiliated',
    band: '5_to_20',
  });
  const proposals = await db().proposal.findMany();
  expect(proposals.every(({ sample, state }) => sample && state === 'approved')).toBe(true);
  for (const { content } of proposals) {
    const { citation } = content as {
      citation?: { document: string; page: number; from: number; to: number; passage: string };
    };
    if (!citation) continue;
    const page = await db().documentPage.findUniqueOrThrow({
      where: { documentId_page: { documentId: citation.document, page: citation.page } },
    });
    expect(page.text.slice(citation.from, citation.to)).toBe(citation.passage);
  }
});

it('clears in development alone: something for long, something soon at its end, something not', async () => {
  await seedVocabulary(db());
  await seedObligations(db());
  const cells = async (environment: string) => {
    const { labels, patterns, rows } = await matrixView(environment, NOW);
    return (offering: string, label: string) => {
      const pattern = patterns[rows.find(({ key }) => key === offering)?.pattern ?? -1];
      return pattern?.[labels.findIndex(({ ref }) => ref === label)];
    };
  };
  const development = await cells('development');
  const said = Object.fromEntries(
    ['sample-cloud/quill-2', 'sample-cloud/cirrus-1', 'sample-lab/quill-2'].map((key) => [
      key,
      ['internal', 'confidential', 'restricted'].map((level) => development(key, `level:${level}`)?.state),
    ]),
  );
  expect(said).toEqual({
    'sample-cloud/quill-2': ['open', 'open', 'open'],
    'sample-cloud/cirrus-1': ['open', 'open', 'shut'],
    'sample-lab/quill-2': ['open', 'shut', 'shut'],
  });
  const ends = Date.parse(development('sample-lab/quill-2', 'level:internal')?.until ?? '');
  expect(ends - NOW.getTime()).toBeLessThan(90 * 86_400_000);
  expect(development('sample-cloud/quill-2', 'tag:phi')?.state).toBe('shut');
  const production = await cells('production');
  expect(production('sample-cloud/quill-2', 'level:internal')?.state).toBe('unknown');
});

it('does nothing a second time', async () => {
  expect(await seedSample(db(), NOW)).toEqual({ offerings: 0, contracts: 0 });
});

it('is removed in one action, every approval with it, and does not come back', async () => {
  await expect(removeSample(admin, { typed: 'yes' }, NOW)).rejects.toMatchObject({ kind: 'invalid' });
  const removed = await removeSample(admin, { typed: REMOVAL_WORD }, NOW);
  expect(removed).toEqual({ vendors: 3, offerings: 4, contracts: 4 });
  const { rows, records } = await catalogueSnapshot(NOW);
  expect([rows.length, records.vendors.size, records.models.size, records.stakes.length]).toEqual([
    0, 0, 0, 0,
  ]);
  expect(await db().proposal.count({ where: { state: { not: 'ended' } } })).toBe(0);
  expect(await db().certification.count({ where: { archivedAt: null } })).toBe(0);
  await expect(removeSample(admin, { typed: REMOVAL_WORD }, NOW)).rejects.toMatchObject({ kind: 'refused' });
  expect(await seedSample(db(), NOW)).toEqual({ offerings: 0, contracts: 0 });
});
