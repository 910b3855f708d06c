import { notFound } from '@/lib/core/errors';
import { db } from '@/lib/db/client';
import { clearanceMatrix, type MatrixCell } from '../matrix';
import type { MatrixView } from '../matrix-view';
import { bookOf, clearanceRecords, currentOfferings } from './clearance-records';
import { labelRows } from './label-records';

/**
 * Every offering against every label in an environment at an instant.
 * @throws AppError not_found for an environment that there is not
 */
export async function matrixView(environment: string, at: Date): Promise<MatrixView> {
  const records = await clearanceRecords();
  const book = bookOf(records, environment, at.getTime(), Math.min(at.getTime(), Date.now()));
  if (!book) throw notFound('environment');
  const [offerings, labels, models, vendors, classes] = await Promise.all([
    currentOfferings(records.evidence),
    labelRows(db()),
    db().offering.findMany({
      where: { archivedAt: null },
      select: { key: true, model: { select: { name: true } } },
    }),
    db().vendor.findMany({ select: { key: true, name: true, sample: true } }),
    db().taskClass.findMany({ where: { archivedAt: null }, orderBy: { name: 'asc' } }),
  ]);
  const matrix = clearanceMatrix(book, offerings);
  const nameOf = new Map(models.map(({ key, model }) => [key, model.name]));
  const used = new Set(offerings.flatMap(({ channel, owner }) => (owner ? [channel, owner] : [channel])));
  return {
    environment,
    at: at.toISOString(),
    labels: matrix.labels.map(({ ref, kind, key }) => ({
      ref,
      kind,
      key,
      name: labels.find((label) => label.kind === kind && label.key === key)?.name ?? key,
    })),
    patterns: matrix.patterns,
    rows: matrix.rows.map(({ offering: { key, channel, owner }, pattern }) => ({
      key,
      model: nameOf.get(key) ?? key,
      channel,
      owner,
      pattern,
    })),
    vendors: Object.fromEntries(
      vendors.filter(({ key }) => used.has(key)).map(({ key, name }) => [key, name]),
    ),
    samples: vendors.filter(({ sample }) => sample).map(({ key }) => key),
    taskClasses: classes.map(({ key, name, floorLevel, floorTags }) => ({
      key,
      name,
      labels: [`level:${floorLevel}`, ...floorTags.map((tag) => `tag:${tag}`)],
    })),
  };
}

/** How one offering stands for each label ("level:internal"); empty for one that there is not. */
export async function offeringCells(
  environment: string,
  offering: string,
  at: Date,
): Promise<{ readonly ref: string; readonly name: string; readonly cell: MatrixCell }[]> {
  const records = await clearanceRecords();
  const book = bookOf(records, environment, at.getTime());
  const found = (await currentOfferings(records.evidence)).filter(({ key }) => key === offering);
  if (!book || found.length === 0) return [];
  const named = await labelRows(db());
  const { labels, patterns } = clearanceMatrix(book, found);
  return labels.flatMap(({ ref, kind, key }, place) => {
    const cell = patterns[0]?.[place];
    const label = named.find((one) => one.kind === kind && one.key === key);
    return cell ? [{ ref, name: label?.name ?? key, cell }] : [];
  });
}

/** How many offerings are open for each label, by "level:internal"; `of`: how many there are. */
export async function openCounts(
  environment: string,
  at: Date,
): Promise<{ readonly open: ReadonlyMap<string, number>; readonly of: number }> {
  const records = await clearanceRecords();
  const book = bookOf(records, environment, at.getTime());
  const offerings = await currentOfferings(records.evidence);
  if (!book) return { open: new Map(), of: offerings.length };
  const { labels, patterns, rows } = clearanceMatrix(book, offerings);
  const shares = patterns.map(() => 0);
  for (const { pattern } of rows) shares[pattern] = (shares[pattern] ?? 0) + 1;
  const open = labels.map(({ ref }, place) => {
    const count = patterns.reduce(
      (sum, cells, number) => sum + (cells[place]?.state === 'open' ? (shares[number] ?? 0) : 0),
      0,
    );
    return [ref, count] as const;
  });
  return { open: new Map(open), of: rows.length };
}
