import { instant, utcDate } from '@/lib/core/time';
import type { Transaction } from '@/lib/db/client';
import type { OfferingRecord } from '../records';

/** The offerings with these keys, archived ones too, as a compile reads them; null = all that are not archived. */
export async function offeringRecords(
  tx: Transaction,
  keys: readonly string[] | null,
): Promise<Record<string, OfferingRecord>> {
  const offerings = await tx.offering.findMany({
    where: keys === null ? { archivedAt: null } : { key: { in: [...keys] } },
    include: {
      model: { include: { owner: true } },
      channel: true,
      // A request is not told by the month's volume nor by whom a price is for.
      prices: { where: { archivedAt: null, fromQuantity: 0, scope: null }, orderBy: { id: 'asc' } },
    },
  });
  const orNull = (date: Date | null) => (date ? instant(date) : null);
  return Object.fromEntries(
    offerings.map((offering) => [
      offering.key,
      {
        model: offering.model.key,
        owner: offering.model.owner?.key ?? null,
        channel: offering.channel.key,
        api: offering.api,
        endpoint: offering.endpoint,
        requestId: offering.requestId,
        regions: offering.regionsKnown ? offering.regions : null,
        capabilities: offering.capabilities,
        context: offering.contextTokens,
        maxInput: offering.maxInputTokens,
        maxOutput: offering.maxOutputTokens,
        soldFrom: orNull(offering.soldFrom),
        soldUntil: orNull(offering.soldUntil),
        deprecatedFrom: orNull(offering.deprecatedFrom),
        lifecycle: offering.lifecycle as OfferingRecord['lifecycle'],
        archived: offering.archivedAt !== null,
        prices: offering.prices.map((price) => ({
          unit: price.unit,
          amount: price.amount.toFixed(),
          aboveTokens: price.aboveTokens,
          validFrom: orNull(price.validFrom),
          validTo: orNull(price.validTo),
          source: price.source,
          asOf: utcDate(price.asOf),
        })),
      },
    ]),
  );
}
