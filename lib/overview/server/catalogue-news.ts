import { instant } from '@/lib/core/time';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { type CatalogueNews, NEWS_DAYS, type NewsSort, type OfferingNews, percentOf } from '../news';

interface Row {
  readonly sort: NewsSort;
  readonly offering: string;
  readonly model: string;
  readonly channel: string;
  readonly unit: string | null;
  readonly currency: string | null;
  readonly before: string | null;
  readonly after: string | null;
  readonly at: Date;
}

/**
 * The price of a unit that applies at a moment to the smallest request of anybody: on no condition of size, volume,
 * hour or person. `billed` is what the seller asks for, in its `currency`; `amount` is that in USD.
 */
const plainPrice = (prices: Prisma.Sql, at: Prisma.Sql) => Prisma.sql`
  SELECT (p ->> 'amount')::numeric AS amount, coalesce(p ->> 'original', p ->> 'amount')::numeric AS billed,
    coalesce(p ->> 'currency', 'USD') AS currency
  FROM jsonb_path_query(${prices}, 'strict $[*]', '{}', true) p
  WHERE coalesce((p ->> 'aboveTokens')::bigint, 0) = 0 AND coalesce((p ->> 'fromQuantity')::bigint, 0) = 0
    AND p ->> 'scope' IS NULL AND p ->> 'dailyFrom' IS NULL
    AND coalesce((p ->> 'validFrom')::timestamptz <= ${at}, true) AND coalesce((p ->> 'validTo')::timestamptz > ${at}, true)
  LIMIT 1`;

/**
 * What became of offerings since a moment: the first value of then against the last one, so that what was undone or
 * corrected comes to nothing. What an installation began with (its seed) is no news. Prices are compared as they are
 * billed where the currency stayed the same, so that a new exchange rate moves none.
 */
function changesSince(since: Date): Prisma.Sql {
  return Prisma.sql`
    SELECT n.sort, n.key AS offering, m.name AS model, v.name AS channel, n.unit, n.currency, n.before::text, n.after::text, n.at
    FROM (
      SELECT CASE WHEN bool_or(change = 'create') AND o.archived_at IS NULL THEN 'new'
          WHEN NOT bool_or(change = 'create') AND o.archived_at IS NOT NULL THEN 'gone' END AS sort,
        c.record_key AS key, NULL AS unit, NULL AS currency, NULL::numeric AS before, NULL::numeric AS after, max(b.at) AS at
      FROM catalog_changes c JOIN catalog_batches b ON b.id = c.batch_id JOIN offerings o ON o.key = c.record_key
      WHERE b.at >= ${since} AND b.kind <> 'seed' AND c.kind = 'offering' AND c.change IN ('create', 'archive', 'restore')
      GROUP BY c.record_key, o.archived_at
      UNION ALL
      SELECT CASE WHEN after > before THEN 'up' WHEN after < before THEN 'down' END, key, unit, currency, before, after, at
      FROM (
        SELECT f.key, f.unit, f.at, CASE WHEN was.currency = becomes.currency THEN becomes.currency ELSE 'USD' END AS currency,
          CASE WHEN was.currency = becomes.currency THEN was.billed ELSE was.amount END AS before,
          CASE WHEN was.currency = becomes.currency THEN becomes.billed ELSE becomes.amount END AS after
        FROM (
          SELECT c.record_key AS key, substr(c.field, 7) AS unit, min(b.at) AS since, max(b.at) AS at,
            (array_agg(c.before -> 'value' ORDER BY c.seq))[1] AS before,
            (array_agg(c.after -> 'value' ORDER BY c.seq DESC))[1] AS after
          FROM catalog_changes c JOIN catalog_batches b ON b.id = c.batch_id
          WHERE b.at >= ${since} AND b.kind <> 'seed' AND c.kind = 'offering' AND c.change = 'set' AND c.field LIKE 'price:%'
          GROUP BY c.record_key, c.field
        ) f,
          LATERAL (${plainPrice(Prisma.sql`f.before`, Prisma.sql`f.since`)}) was,
          LATERAL (${plainPrice(Prisma.sql`f.after`, Prisma.sql`f.at`)}) becomes
      ) moved
    ) n
    JOIN offerings o ON o.key = n.key JOIN models m ON m.id = o.model_id JOIN vendors v ON v.id = o.channel_id
    WHERE n.sort IS NOT NULL AND (n.sort = 'gone' OR o.archived_at IS NULL)`;
}

const sinceOf = (now: Date) => new Date(now.getTime() - NEWS_DAYS * 86_400_000);

let kept: { readonly key: string; readonly news: Promise<CatalogueNews> } | undefined;

/** What changed in the catalogue in the last days, in numbers. Worked out once for a revision of the catalogue and an hour. */
export async function catalogueNews(now: Date): Promise<CatalogueNews> {
  const [state] = await db().$queryRaw<{ rev: bigint }[]>`SELECT rev FROM catalog_state`;
  const key = `${state?.rev} ${instant(now).slice(0, 13)}`;
  if (kept?.key === key) return kept.news;
  const news = readNews(now);
  kept = { key, news };
  news.catch(() => {
    kept = undefined;
  });
  return news;
}

async function readNews(now: Date): Promise<CatalogueNews> {
  const since = sinceOf(now);
  const [counted, [largest], imports, offerings] = await Promise.all([
    db().$queryRaw<{ sort: NewsSort; count: number }[]>`
      SELECT sort, count(*)::int AS count FROM (${changesSince(since)}) found GROUP BY sort`,
    db().$queryRaw<Row[]>`
      SELECT * FROM (${changesSince(since)}) found WHERE before::numeric > 0
      ORDER BY abs(after::numeric / before::numeric - 1) DESC, offering, unit LIMIT 1`,
    db().import.count({ where: { state: 'applied', appliedAt: { gte: since } } }),
    db().offering.count({ where: { archivedAt: null } }),
  ]);
  const count = (sort: NewsSort) => counted.find((row) => row.sort === sort)?.count ?? 0;
  return {
    counts: { new: count('new'), up: count('up'), down: count('down'), gone: count('gone') },
    largest: largest ? newsOf(largest) : null,
    imports,
    offerings,
  };
}

/** How many offerings a list of news names. */
export const MOST_NEWS = 500;

/** The same one by one: the largest moves first, otherwise the newest. */
export async function listNews(sort: NewsSort, now: Date): Promise<readonly OfferingNews[]> {
  const rows = await db().$queryRaw<Row[]>`
    SELECT * FROM (${changesSince(sinceOf(now))}) found WHERE sort = ${sort}
    ORDER BY CASE WHEN before::numeric > 0 THEN abs(after::numeric / before::numeric - 1) END DESC NULLS LAST,
      at DESC, offering, unit LIMIT ${MOST_NEWS}`;
  return rows.map(newsOf);
}

function newsOf({ at, ...row }: Row): OfferingNews {
  const percent = row.before !== null && row.after !== null ? percentOf(row.before, row.after) : null;
  return { ...row, percent, at: instant(at) };
}
