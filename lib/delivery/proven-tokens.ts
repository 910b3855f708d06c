import type { DeliverySource } from './delivery-source';
import type { TokenRow } from './token';

/** Headers remembered; beyond so many they are forgotten and checked anew, which costs a hash each. */
const MOST = 4_096;
/** By `Authorization` header as it was sent: the row whose secret it was found to carry. */
const proven = new Map<string, TokenRow>();

/**
 * The row that a header was found to carry the secret of, if it is still the row of the source. Every reading of the
 * tokens makes new rows, so that nothing is remembered across one. It says nothing about revocation, expiry or scope.
 */
export function provenRow(authorization: string | undefined, source: DeliverySource): TokenRow | null {
  const row = authorization === undefined ? undefined : proven.get(authorization);
  return row !== undefined && source.snapshot()?.tokens.get(row.id) === row ? row : null;
}

/** Remembers that a header carries the secret of a row. */
export function rememberProven(authorization: string | undefined, row: TokenRow): void {
  if (authorization === undefined) return;
  if (proven.size >= MOST) proven.clear();
  proven.set(authorization, row);
}
