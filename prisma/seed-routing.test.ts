import { expect, it } from 'vitest';
import { connect } from '@/lib/db/client';
import { withRoutingDatabase } from '@/lib/db/testing/routing';
import { DEFAULT_OBLIGATIONS } from '@/lib/sensitivity/default-obligations';
import { obligationsSchema } from '@/lib/sensitivity/obligations';
import { seedObligations } from './seed-routing';

const { database } = withRoutingDatabase();

it('gives every shipped label what it asks for, once, and leaves what people decided', async () => {
  const client = connect(database().applicationUrl);
  try {
    await client.sensitivityTag.create({ data: { key: 'own', name: 'Of our own' } });
    await client.sensitivityTag.update({ where: { key: 'pci' }, data: { obligations: [] } });
    await seedObligations(client);
    await seedObligations(client);
    const levels = await client.sensitivityLevel.findMany({ orderBy: { rank: 'asc' } });
    const tags = await client.sensitivityTag.findMany();
    expect(Object.fromEntries(levels.map((row) => [row.key, row.obligations]))).toEqual(
      DEFAULT_OBLIGATIONS.levels,
    );
    expect(Object.fromEntries(tags.map((row) => [row.key, row.obligations]))).toEqual({
      ...DEFAULT_OBLIGATIONS.tags,
      own: null,
      pci: [],
    });
    for (const row of [...levels, ...tags]) obligationsSchema.nullable().parse(row.obligations);
  } finally {
    await client.$disconnect();
  }
});
