import { db } from '@/lib/db/client';

/** What there is that is invented; empty once it was removed. */
export interface SampleContents {
  readonly vendors: readonly { readonly key: string; readonly name: string }[];
  readonly offerings: readonly string[];
  readonly contracts: readonly { readonly number: string; readonly title: string }[];
}

export async function sampleContents(): Promise<SampleContents> {
  const present = { archivedAt: null } as const;
  const [vendors, offerings, contracts] = await Promise.all([
    db().vendor.findMany({
      where: { ...present, sample: true },
      select: { key: true, name: true },
      orderBy: { name: 'asc' },
    }),
    db().offering.findMany({
      where: { ...present, channel: { sample: true } },
      select: { key: true },
      orderBy: { key: 'asc' },
    }),
    db().contract.findMany({
      where: { ...present, OR: [{ sample: true }, { vendor: { sample: true } }] },
      select: { number: true, title: true },
      orderBy: { number: 'asc' },
    }),
  ]);
  return { vendors, offerings: offerings.map(({ key }) => key), contracts };
}
