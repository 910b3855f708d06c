/** The register of contracts. */
export const CONTRACTS_HREF = '/contracts';
export const NEW_CONTRACT_HREF = '/contracts/new';

/** A new contract with a vendor (key), or one that belongs to another (number). */
export function newContractHref(begin: { readonly vendor?: string; readonly parent?: string }): string {
  return `${NEW_CONTRACT_HREF}?${new URLSearchParams(begin)}`;
}

/** Contracts that are out of the register and can be brought back. */
export const ARCHIVED_CONTRACTS_HREF = '/contracts/archived';
/** Clauses that wait for somebody. */
export const CONTRACT_REVIEWS_HREF = '/contracts/reviews';
export const CONTRACT_TIMELINE_HREF = '/contracts/timeline';

/** The timeline over so many months, as bars or as a table. */
export function timelineHref(months: number, table: boolean): string {
  const search = new URLSearchParams({ months: String(months), ...(table && { as: 'table' }) });
  return `${CONTRACT_TIMELINE_HREF}?${search}`;
}

/** Secret addresses for calendars. */
export const CALENDAR_LINKS_HREF = '/contracts/timeline/calendars';

/** The page of a contract; on a day, with the clauses that hold then. */
export function contractHref(number: string, on?: string): string {
  const search = on === undefined ? '' : `?${new URLSearchParams({ on })}`;
  return `/contracts/${encodeURIComponent(number)}${search}`;
}

export function editContractHref(number: string): string {
  return `${contractHref(number)}/edit`;
}

/** What was reviewed, for print. */
export function contractRecordHref(number: string): string {
  return `${contractHref(number)}/record`;
}

/** The desk: the documents of a contract beside its clauses. */
export function reviewDeskHref(number: string, clause?: string, document?: string): string {
  const search = new URLSearchParams({ ...(clause && { clause }), ...(document && { document }) });
  return `${contractHref(number)}/review${search.size > 0 ? `?${search}` : ''}`;
}

/** The types of clauses, shipped and the organisation's own. */
export const CLAUSE_TYPES_HREF = '/contracts/clause-types';
export const NEW_CLAUSE_TYPE_HREF = '/contracts/clause-types/new';
/** What the organisation wants of each type of clause. */
export const PLAYBOOK_HREF = '/contracts/playbook';
/** Contracts side by side. */
export const COMPARE_CONTRACTS_HREF = '/contracts/compare';

/** One of the organisation's own types. */
export function clauseTypeHref(key: string): string {
  return `${CLAUSE_TYPES_HREF}/${encodeURIComponent(key)}`;
}

/** The playbook's position of a type. */
export function positionHref(type: string): string {
  return `${PLAYBOOK_HREF}?${new URLSearchParams({ type })}`;
}

/** Vendors and contracts side by side, by their keys ("vendor:acme", "contract:MSA-1"); `only` some types of clauses. */
export function compareContractsHref(columns: readonly string[], only?: string): string {
  const search = new URLSearchParams([
    ...columns.map((key) => ['of', key]),
    ...(only ? [['only', only]] : []),
  ]);
  return search.size > 0 ? `${COMPARE_CONTRACTS_HREF}?${search}` : COMPARE_CONTRACTS_HREF;
}
