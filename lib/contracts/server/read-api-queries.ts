import { allows } from '@/lib/auth/permissions';
import { callerOfActor } from '@/lib/auth/server/caller-of-actor';
import { type Caller, forbid } from '@/lib/auth/server/command';
import { byPlace, type KeyedList } from '@/lib/catalog/read-api/keyed-list';
import { type KeyedPage, keyedPage, readKeyedRequest } from '@/lib/catalog/read-api/keyed-page';
import { invalid, notFound } from '@/lib/core/errors';
import { instant } from '@/lib/core/time';
import { db } from '@/lib/db/client';
import { clauseContentSchema } from '../clause-content';
import { clauseType } from '../clause-types';
import type { Standing } from '../contract-standing';
import { CLAUSE_LIST, type ListedClause, withoutMoney } from '../read-api/clause-list';
import { CONTRACT_LIST, type ListedContract } from '../read-api/contract-list';
import { allClauseTypes } from './clause-types';
import { type ContractRecord, contractDto, contractInclude } from './contract-records';
import { standingsAt } from './register-queries';

/** What a token shows: `full` with money, notes and passages. */
export interface ContractReader {
  readonly full: boolean;
}

/**
 * Whoever a token acts for, with the roles that they hold everywhere: a token has those of its environment, and contracts
 * belong to none.
 * @throws AppError forbidden for whoever reads no contracts
 */
export async function contractReader(
  { actorId }: Caller,
  scopes: readonly string[],
): Promise<ContractReader> {
  const caller = await callerOfActor(db(), actorId);
  if (!caller || !allows(caller.roles, 'contract.read')) throw forbid('contract.read');
  return { full: scopes.includes('contracts:read_full') };
}

/** The page of contracts that a URL's parameters ask for. */
export async function contractPageOf(
  { full }: ContractReader,
  params: URLSearchParams,
  now: Date,
): Promise<KeyedPage<ListedContract>> {
  const rows = await db().contract.findMany({ where: { archivedAt: null }, include: contractInclude });
  const standings = await standingsAt(rows, now);
  return pageOf(
    CONTRACT_LIST,
    rows.map((row) => listedContract(row, standings.get(row.id), full)),
    params,
  );
}

/** One contract by its number. @throws AppError not_found */
export async function listedContractOf(
  { full }: ContractReader,
  number: string,
  now: Date,
): Promise<ListedContract> {
  const row = await contractRow(number);
  return listedContract(row, (await standingsAt([row], now)).get(row.id), full);
}

/** The page of a contract's clauses in force. @throws AppError not_found, also where the contract is limited */
export async function clausePageOf(
  { full }: ContractReader,
  number: string,
  params: URLSearchParams,
): Promise<KeyedPage<ListedClause>> {
  const row = await contractRow(number);
  if (row.limited) throw notFound('contract');
  const clauses = await db().clause.findMany({ where: { contractId: row.id, archivedAt: null } });
  const held = await db().proposal.findMany({
    where: { kind: 'clause', subject: { in: clauses.map(({ id }) => id) }, state: 'approved' },
  });
  const types = await allClauseTypes(db());
  const listed = held.flatMap(({ subject, content, approvedAt, singlePerson }): ListedClause[] => {
    const clause = clauses.find(({ id }) => id === subject);
    if (!clause || !approvedAt) return [];
    const { citation, note, parameters, ...said } = clauseContentSchema.parse(content);
    const type = types.find(({ key }) => key === clause.type) ?? clauseType(clause.type);
    const { passage = null, ...place } = citation ?? {};
    return [
      {
        ...said,
        ...{ id: clause.id, type: clause.type, approvedAt: instant(approvedAt), singlePerson },
        parameters: full ? parameters : withoutMoney(parameters, type),
        citation: citation ? (place as ListedClause['citation']) : null,
        passage: full ? passage : null,
        note: full ? note : null,
      },
    ];
  });
  return pageOf(CLAUSE_LIST, listed, params);
}

async function contractRow(number: string): Promise<ContractRecord> {
  const row = await db().contract.findFirst({
    where: { number, archivedAt: null },
    include: contractInclude,
  });
  if (!row) throw notFound('contract');
  return row;
}

function pageOf<Item extends object>(
  list: KeyedList<Item>,
  items: readonly Item[],
  params: URLSearchParams,
): KeyedPage<Item> {
  const { request, problems } = readKeyedRequest(list, params);
  if (problems.length > 0) throw invalid(problems, 'Some parameters need attention.');
  return keyedPage(list, byPlace(list, items), request);
}

const LIMITED = Object.fromEntries(
  CONTRACT_LIST.fields.map((field) => [field, null]),
) as unknown as ListedContract;

function listedContract(row: ContractRecord, standing: Standing | undefined, full: boolean): ListedContract {
  const contract = contractDto(row);
  const { number, vendor, limited, entities, value, currency, note, terminationReason } = contract;
  if (limited || !standing) return { ...LIMITED, number, vendor, limited };
  const { title, kind, seller, parent, precedence, scope, effectiveOn, endsOn, zone, renewal } = contract;
  const { renewalMonths, noticeDays, noticeGivenOn, governingLaw, sample, revision } = contract;
  const told = full
    ? { value, currency, note, terminationReason }
    : { value: null, currency: null, note: null, terminationReason: null };
  return {
    ...{ number, vendor, limited, title, kind, seller, parent, precedence, scope, entities },
    ...{ effectiveOn, endsOn, zone, renewal, renewalMonths, noticeDays, noticeGivenOn, governingLaw },
    ...{ sample, revision, ...told },
    status: standing.status,
    noticeBy: noticeGivenOn ? null : standing.dates.noticeDeadline,
    lastDay: standing.lastDay,
    countsFrom: standing.from,
    countsUntil: standing.until,
  };
}
