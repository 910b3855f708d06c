import { plainDecimal } from '@/lib/core/money';
import { instant } from '@/lib/core/time';
import type { Transaction } from '@/lib/db/client';
import type { CompileRecords, Measured, OfferingMeasurements } from '../records';

interface Row {
  readonly offering: string;
  readonly kind: string;
  readonly benchmark: string | null;
  readonly value: { toFixed(): string };
  readonly source: string;
  readonly asOf: Date;
}

/**
 * What is measured of offerings: the latest p95 latency of each, and its latest quality by benchmark, its own before its
 * model's. Latency is never taken from the model: it is the channel's doing. What is below zero is no measure on a scale
 * that shares are taken of, and is left out.
 * @param offerings keys; null = all that are not archived
 */
export async function measurementRecords(
  tx: Transaction,
  offerings: readonly string[] | null,
): Promise<CompileRecords['measurements']> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT DISTINCT ON (o.key, m.kind, m.benchmark)
      o.key AS "offering", m.kind, m.benchmark, m.value, m.source, m.as_of AS "asOf"
    FROM offerings o
    JOIN measurements m ON m.archived_at IS NULL AND m.value >= 0 AND (
      (m.offering_id = o.id AND m.kind = 'latency_p95_ms') OR
      ((m.offering_id = o.id OR m.model_id = o.model_id) AND m.kind = 'quality' AND m.benchmark <> ''))
    WHERE ${offerings === null}::boolean AND o.archived_at IS NULL OR o.key = ANY(${[...(offerings ?? [])]})
    ORDER BY o.key, m.kind, m.benchmark, m.offering_id NULLS LAST, m.as_of DESC, m.id DESC`;
  const found = new Map<string, OfferingMeasurements>();
  for (const { offering, kind, benchmark, value, source, asOf } of rows) {
    const measured: Measured = { value: plainDecimal(value.toFixed()), source, asOf: instant(asOf) };
    const known = found.get(offering) ?? { latencyP95Ms: null, quality: {} };
    found.set(
      offering,
      kind === 'quality'
        ? { ...known, quality: { ...known.quality, [benchmark ?? '']: measured } }
        : { ...known, latencyP95Ms: measured },
    );
  }
  return Object.fromEntries(found);
}
