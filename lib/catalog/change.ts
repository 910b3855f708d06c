import { orderedText } from '@/lib/core/ordered-text';
import type { PriceLine } from './catalog-records';
import type { Origin } from './plan';

/** Which records have a history. */
export type RecordKind = 'vendor' | 'model' | 'offering';

/** A value as JSON, null = unknown, with where it comes from. Lists carry the origin of each member inside. */
export interface Stated {
  readonly value: unknown;
  readonly origin: Origin | null;
}

/** All prices of one unit: what the field `price:<unit>` holds. */
export type PriceStatement = Omit<PriceLine, 'unit'>;

/** Another name of a model: what its field `aliases` holds a list of. */
export interface AliasStatement extends Origin {
  readonly alias: string;
  readonly kind: 'alias' | 'snapshot';
}

/** A measured number: what `measurement:<kind>` and `measurement:quality:<benchmark>` hold a list of. */
export interface MeasurementStatement extends Origin {
  readonly value: string;
  readonly n: number | null;
}

/**
 * One step of a change to the catalogue, by key and not by id. What a record is made with, and each value before and
 * after, are whole: any step can be taken back. Fields are those of `fields.ts`.
 */
export type CatalogueChange =
  | {
      readonly change: 'create';
      readonly kind: RecordKind;
      readonly key: string;
      readonly values: Readonly<Record<string, Stated>>;
    }
  | {
      readonly change: 'set';
      readonly kind: RecordKind;
      readonly key: string;
      readonly field: string;
      readonly before: Stated;
      readonly after: Stated;
    }
  | { readonly change: 'archive' | 'restore'; readonly kind: RecordKind; readonly key: string };

/** The prices of a unit in one order: equal sets of prices are equal lists. */
export function pricesInOrder(prices: readonly PriceStatement[]): readonly PriceStatement[] {
  return [...prices]
    .map((price) => ({
      amount: price.amount,
      free: price.free,
      aboveTokens: price.aboveTokens,
      fromQuantity: price.fromQuantity,
      scope: price.scope,
      validFrom: price.validFrom,
      validTo: price.validTo,
      dailyFrom: price.dailyFrom,
      dailyTo: price.dailyTo,
      currency: price.currency,
      original: price.original,
      rateAsOf: price.rateAsOf,
      source: price.source,
      asOf: price.asOf,
      raw: price.raw,
    }))
    .sort(
      (a, b) =>
        a.aboveTokens - b.aboveTokens ||
        a.fromQuantity - b.fromQuantity ||
        (orderedText(a) < orderedText(b) ? -1 : 1),
    );
}

/** Whether two values of a field are the same: null and absent alike, keys in any order. */
export function sameValue(left: unknown, right: unknown): boolean {
  return orderedText(left) === orderedText(right);
}

/**
 * What takes changes back, in the order in which that has to happen.
 *
 * A record that was made is archived, since nothing is deleted.
 */
export function inverseOf(changes: readonly CatalogueChange[]): CatalogueChange[] {
  return [...changes].reverse().map((one): CatalogueChange => {
    if (one.change === 'set') return { ...one, before: one.after, after: one.before };
    return { change: one.change === 'archive' ? 'restore' : 'archive', kind: one.kind, key: one.key };
  });
}
