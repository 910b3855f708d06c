import { allows } from '@/lib/auth/permissions';
import type { Caller } from '@/lib/auth/server/command';
import { readableContracts } from '@/lib/contracts/server/contract-access';
import { notFound } from '@/lib/core/errors';
import { db } from '@/lib/db/client';
import type { Place } from '../cell-view';
import { standingOf } from '../clearance';
import { run } from '../intervals';
import { labelRef } from '../label';
import { missingWords } from '../missing-words';
import { obligationWords } from '../obligation-words';
import { type Unlock, unlocks } from '../unlock';
import type { UnlockRow, UnlockView } from '../unlock-view';
import { bookOf, clearanceRecords, currentOfferings } from './clearance-records';
import { obligationNames } from './label-queries';
import { labelRows } from './label-records';

/**
 * What each missing clause would open in an environment now, the one that opens most first.
 * @throws AppError not_found for an environment that there is not
 */
export async function unlockView(environment: string, reader: Caller, now: Date): Promise<UnlockView> {
  const records = await clearanceRecords();
  const book = bookOf(records, environment, now.getTime());
  if (!book) throw notFound('environment');
  const [offerings, names, labels, classes] = await Promise.all([
    currentOfferings(records.evidence),
    obligationNames(),
    labelRows(db()),
    db().taskClass.findMany({ where: { archivedAt: null }, orderBy: { name: 'asc' } }),
  ]);
  const goals = classes.map(({ key, floorLevel, floorTags }) => ({
    key: `task class ${key}`,
    labels: [`level:${floorLevel}`, ...floorTags.map((tag) => `tag:${tag}`)],
  }));
  const found = unlocks(book, offerings, goals);
  const readable = await readableNumbers(found, reader);
  const labelName = new Map(labels.map((label) => [labelRef(label), label.name]));
  const className = new Map(classes.map(({ key, name }) => [`task class ${key}`, name]));
  return {
    offerings: offerings.length,
    wayUnknown: offerings.filter(
      (offering) => run(standingOf(book, offering, null).about.known, book.at) === null,
    ).length,
    rows: found.map((unlock): UnlockRow => {
      const { key, party, type, asked, missing, opens, alone, together } = unlock;
      const byItself = opens.filter(({ besides }) => besides.length === 0);
      return {
        id: key,
        vendor: party,
        vendorName: names.vendors.get(party) ?? party,
        clause: obligationWords(
          type === null ? { kind: 'contract' } : { kind: 'clause', type, where: [...asked] },
          names,
        ),
        stands: missingWords(missing, names),
        place: placeOf(unlock, readable),
        opens: byItself.flatMap(({ goal, offerings: keys }) => {
          const label = labelName.get(goal);
          return label ? [{ ref: goal, label, offerings: keys }] : [];
        }),
        taskClasses: byItself.flatMap(({ goal, offerings: keys }) => {
          const name = className.get(goal);
          return name ? [{ name, offerings: keys }] : [];
        }),
        alone,
        together,
      };
    }),
  };
}

/** Numbers of the contracts that the reader may look into, of those that are named. */
async function readableNumbers(found: readonly Unlock[], reader: Caller): Promise<ReadonlySet<string>> {
  if (!allows(reader.roles, 'contract.read')) return new Set();
  const named = found.flatMap(({ missing }) =>
    missing.code === 'clause' && missing.contract !== null ? [missing.contract] : [],
  );
  const rows = await db().contract.findMany({
    where: { AND: [{ number: { in: named } }, readableContracts(reader)] },
    select: { number: true },
  });
  return new Set(rows.map(({ number }) => number));
}

/** The desk of the contract that it is about; else the vendor, with whom there is none. */
function placeOf({ party, missing }: Unlock, readable: ReadonlySet<string>): Place {
  if (missing.code !== 'clause' || missing.contract === null || !readable.has(missing.contract)) {
    return { kind: 'vendor', vendor: party };
  }
  return missing.clause === null
    ? { kind: 'contract', contract: missing.contract }
    : { kind: 'clause', contract: missing.contract, clause: missing.clause, document: null };
}
