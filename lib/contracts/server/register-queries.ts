import { allows } from '@/lib/auth/permissions';
import { type Caller, forbid } from '@/lib/auth/server/command';
import { instant } from '@/lib/core/time';
import { db } from '@/lib/db/client';
import { type Standing, standingsOf } from '../contract-standing';
import { saysNothing } from '../playbook';
import type { RegisterRow } from '../register';
import { readableContracts } from './contract-access';
import {
  contractDto,
  contractInclude,
  type StandingRecord,
  standingSelect,
  statusOf,
  termOf,
} from './contract-records';
import { playbookPositions } from './playbook-queries';

/** Every contract on the register with how it stands, by number; archived ones are read apart. */
export async function listRegister(caller: Caller, now: Date, archived = false): Promise<RegisterRow[]> {
  if (!allows(caller.roles, 'contract.read')) throw forbid('contract.read');
  const rows = await db().contract.findMany({
    where: { archivedAt: archived ? { not: null } : null },
    include: contractInclude,
    orderBy: [{ number: 'asc' }],
  });
  const readable = new Set(
    (await db().contract.findMany({ where: readableContracts(caller), select: { id: true } })).map(
      ({ id }) => id,
    ),
  );
  const standings = await standingsAt(rows, now);
  const clauses = await clauseStates();
  const wanted = await wantedTypes();
  return rows.map((row): RegisterRow => {
    const { number, title, kind, vendor, vendorName, ...contract } = contractDto(row);
    const standing = standings.get(row.id);
    const named = { number, vendor, vendorName };
    if (!readable.has(row.id) || !standing) return { ...named, known: null };
    const own = clauses.filter(({ contractId }) => contractId === row.id);
    const agreed = new Set(own.filter(({ agreed }) => agreed).map(({ type }) => type));
    const { sellerName, parent, value, currency, effectiveOn, zone, noticeGivenOn } = contract;
    const { limited, legalHold, sample, owner } = contract;
    return {
      ...named,
      known: {
        ...{ title, kind, sellerName, parent, value, currency, effectiveOn, zone, noticeGivenOn },
        ...{ limited, legalHold, sample, standing },
        owner: owner?.name ?? null,
        wanted: wanted.length,
        covered: wanted.filter((type) => agreed.has(type)).length,
        waiting: own.filter(({ waiting }) => waiting).length,
      },
    };
  });
}

/** How contracts stand at a moment, by id, each with those that it belongs to, archived or not. */
export async function standingsAt(
  rows: readonly StandingRecord[],
  now: Date,
): Promise<ReadonlyMap<string, Standing>> {
  const have = new Set(rows.map(({ id }) => id));
  const known = [...rows];
  let missing = rows;
  while (missing.length > 0) {
    const ids = missing.flatMap(({ parentId }) => (parentId && !have.has(parentId) ? [parentId] : []));
    missing =
      ids.length === 0
        ? []
        : await db().contract.findMany({ where: { id: { in: ids } }, select: standingSelect });
    for (const { id } of missing) have.add(id);
    known.push(...missing);
  }
  const contracts = known.map((row) => ({
    id: row.id,
    parentId: row.parentId,
    status: statusOf(row),
    activatedAt: row.activatedAt && instant(row.activatedAt),
    term: termOf(row),
  }));
  return standingsOf(contracts, now.getTime());
}

/** Of clauses that are in force or wait for an approval: whose they are, and of which type. */
async function clauseStates() {
  return db().$queryRaw<{ contractId: string; type: string; agreed: boolean; waiting: boolean }[]>`
    SELECT c.contract_id AS "contractId", c.type,
      p.state = 'approved' AND p.content->>'status' = 'agreed' AS agreed, p.state = 'submitted' AS waiting
    FROM clauses c JOIN proposals p ON p.kind = 'clause' AND p.subject = c.id::text
    WHERE c.archived_at IS NULL AND p.state IN ('approved', 'submitted')`;
}

/** Types of which the playbook says something. */
async function wantedTypes(): Promise<string[]> {
  return [...(await playbookPositions())].flatMap(([type, position]) =>
    saysNothing(position) ? [] : [type],
  );
}
