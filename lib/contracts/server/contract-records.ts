import type { Caller, CommandContext } from '@/lib/auth/server/command';
import { conflict, notFound, refused } from '@/lib/core/errors';
import { plainDecimal } from '@/lib/core/money';
import { instant, utcDate } from '@/lib/core/time';
import type { Transaction } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { CONTRACT_STATUSES, type ContractDto, type ContractStatus, RENEWALS } from '../contract';
import { scopeSchema } from '../scope';
import { readableContracts } from './contract-access';

const named = { select: { id: true, name: true } } as const;

/** What a contract's DTO needs of its row and those around it. */
export const contractInclude = {
  vendor: { select: { key: true, name: true } },
  seller: { select: { key: true, name: true } },
  parent: { select: { number: true } },
  owner: named,
  entities: { select: { entity: { select: { key: true, name: true } } } },
  readers: { select: { person: named } },
} as const satisfies Prisma.ContractInclude;

export type ContractRecord = Prisma.ContractGetPayload<{ include: typeof contractInclude }>;

/** What says when a contract holds, and below which other it stands. */
export const standingSelect = {
  id: true,
  parentId: true,
  status: true,
  activatedAt: true,
  effectiveOn: true,
  endsOn: true,
  zone: true,
  renewal: true,
  renewalMonths: true,
  noticeDays: true,
  noticeGivenOn: true,
  reviewedOn: true,
  terminatedOn: true,
} as const satisfies Prisma.ContractSelect;

export type StandingRecord = Prisma.ContractGetPayload<{ select: typeof standingSelect }>;

const day = (date: Date | null): string | null => date && utcDate(date);
const oneOf = <Value extends string>(values: readonly Value[], text: string, otherwise: Value): Value =>
  values.find((value) => value === text) ?? otherwise;

/** The days that say when a contract holds. */
export function termOf(row: StandingRecord) {
  return {
    effectiveOn: day(row.effectiveOn),
    endsOn: day(row.endsOn),
    zone: row.zone,
    renewal: oneOf(RENEWALS, row.renewal, 'none'),
    renewalMonths: row.renewalMonths,
    noticeDays: row.noticeDays,
    noticeGivenOn: day(row.noticeGivenOn),
    reviewedOn: day(row.reviewedOn),
    terminatedOn: day(row.terminatedOn),
  } as const;
}

/** The state that a contract was brought to: nobody can have brought it to any other than these. */
export function statusOf({ status }: StandingRecord): ContractStatus {
  return oneOf(CONTRACT_STATUSES, status, 'draft');
}

/** A contract as its readers see it. */
export function contractDto(row: ContractRecord): ContractDto {
  const byName = row.entities.map(({ entity }) => entity).sort((a, b) => a.name.localeCompare(b.name, 'en'));
  return {
    ...termOf(row),
    id: row.id,
    revision: row.revision,
    number: row.number,
    title: row.title,
    kind: row.kind,
    vendor: row.vendor.key,
    vendorName: row.vendor.name,
    seller: row.seller?.key ?? null,
    sellerName: row.seller?.name ?? null,
    parent: row.parent?.number ?? null,
    precedence: row.precedence,
    status: statusOf(row),
    owner: row.owner,
    scope: scopeSchema.parse(row.scope),
    entities: byName.map(({ key }) => key),
    activatedAt: row.activatedAt && instant(row.activatedAt),
    terminationReason: row.terminationReason,
    governingLaw: row.governingLaw,
    value: row.value === null ? null : plainDecimal(row.value.toString()),
    currency: row.currency,
    note: row.note,
    limited: row.limited,
    readers: row.readers.map(({ person }) => person).sort((a, b) => a.name.localeCompare(b.name, 'en')),
    legalHold: row.legalHold,
    retainUntil: day(row.retainUntil),
    sample: row.sample,
    archivedAt: row.archivedAt && instant(row.archivedAt),
  };
}

/**
 * A contract that the caller may read, held until the end of the transaction.
 * @param archived whether it is one that was archived
 * @throws AppError not_found; conflict where it has moved on, with the contract as it is
 */
export async function lockContract(
  { tx, caller }: Pick<CommandContext, 'tx' | 'caller'>,
  { id, revision }: { readonly id: string; readonly revision: number },
  archived = false,
): Promise<ContractRecord> {
  await tx.$queryRaw`SELECT 1 FROM contracts WHERE id = ${id}::uuid FOR UPDATE`;
  const row = await contractRecord(tx, caller, id, archived);
  if (row.revision !== revision) throw conflict('contract', contractDto(row));
  return row;
}

/** @throws AppError not_found, also where it is limited to others */
export async function contractRecord(
  tx: Transaction,
  caller: Caller,
  id: string,
  archived = false,
): Promise<ContractRecord> {
  const row = await tx.contract.findFirst({
    where: { AND: [{ id, archivedAt: archived ? { not: null } : null }, readableContracts(caller)] },
    include: contractInclude,
  });
  if (!row) throw notFound('contract');
  return row;
}

/** Refuses with a sentence unless a contract is in one of some states. */
export function requireStatus(
  { number, status }: Pick<ContractRecord, 'number' | 'status'>,
  allowed: readonly string[],
): void {
  if (allowed.includes(status)) return;
  const is = { draft: 'a draft', in_review: 'in review' }[status] ?? status;
  throw refused(
    `${number} is ${is}: this is for contracts that are ${allowed.join(' or ').replace('_', ' ')}.`,
  );
}

/**
 * Writes a change of a locked contract, raises its revision and notes before and after of what changed; of texts that
 * people wrote only the field's name.
 */
export async function changeContract(
  { tx, audit }: CommandContext,
  before: ContractRecord,
  data: Prisma.ContractUncheckedUpdateInput,
): Promise<ContractDto> {
  await tx.contract.update({ where: { id: before.id }, data: { ...data, revision: { increment: 1 } } });
  const after = await tx.contract.findUniqueOrThrow({ where: { id: before.id }, include: contractInclude });
  const dto = contractDto(after);
  await audit({
    subjectType: 'contract',
    subjectId: before.id,
    data: { number: dto.number, ...auditedChange(contractDto(before), dto) },
  });
  return dto;
}

const FREE_TEXT = ['title', 'note', 'terminationReason', 'governingLaw'];
const UNTOLD = ['revision', 'vendorName', 'sellerName'];

/** What an audit entry says of a contract that was made: every structured value. */
export function auditedContract(contract: ContractDto): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(contract).flatMap(([field, value]) =>
      FREE_TEXT.includes(field) || UNTOLD.includes(field) ? [] : [[field, audited(value)]],
    ),
  );
}

function auditedChange(before: ContractDto, after: ContractDto) {
  const [was, is] = [auditedContract(before), auditedContract(after)];
  const changed = Object.keys(is).filter((field) => JSON.stringify(was[field]) !== JSON.stringify(is[field]));
  const written = Object.entries(after).filter(
    ([field, value]) => FREE_TEXT.includes(field) && value !== before[field as keyof ContractDto],
  );
  return {
    before: Object.fromEntries(changed.map((field) => [field, was[field]])),
    after: Object.fromEntries(changed.map((field) => [field, is[field]])),
    texts: written.map(([field]) => field),
  };
}

/** People by id: their names are not for the trail. */
function audited(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(audited);
  return typeof value === 'object' && value !== null && 'name' in value && 'id' in value ? value.id : value;
}
