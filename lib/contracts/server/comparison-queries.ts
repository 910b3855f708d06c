import { allows } from '@/lib/auth/permissions';
import { type Caller, forbid } from '@/lib/auth/server/command';
import { orderedText } from '@/lib/core/ordered-text';
import { db, type Transaction } from '@/lib/db/client';
import { loadEvidence } from '@/lib/sensitivity/server/evidence';
import { clauseBook, type Voice } from '../clause-book';
import type { ClauseType } from '../clause-type';
import { scopeWords } from '../clause-words';
import { COMPARED_AT_MOST, type ComparedEntry, type Comparison, effectiveEntries } from '../comparison';
import type { RegionGroups } from '../covers';
import { parameterWords } from '../parameter-words';
import { deviation } from '../playbook';
import { allClauseTypes } from './clause-types';
import { columnOf } from './compared-columns';
import { type UnheldContent, unheldContents } from './compared-contents';
import { type ColumnContract, columnContracts } from './compared-contracts';
import { type PositionDto, playbookPositions } from './playbook-queries';

const CAVEATS = {
  single_person: 'Approved by one person alone',
  paper_gone: 'Its paper is gone',
  entity: 'It covers no company of ours',
  terms_changed: 'The terms changed and were not reviewed',
} as const;

/** What may be compared: vendors that there are contracts with, and contracts, as the caller may read them. */
export async function comparisonChoices(
  caller: Caller,
): Promise<
  readonly { readonly group: string; readonly items: readonly { value: string; label: string }[] }[]
> {
  const contracts = await columnContracts(db(), caller);
  const vendors = new Map(contracts.map(({ vendor, vendorName }) => [vendor, vendorName]));
  return [
    {
      group: 'Vendors',
      items: [...vendors].map(([key, label]) => ({ value: `vendor:${key}`, label })),
    },
    {
      group: 'Contracts',
      items: contracts.map(({ number, title }) => ({
        value: `contract:${number}`,
        label: title === number ? number : `${number} · ${title}`,
      })),
    },
  ];
}

/**
 * Vendors and contracts side by side, type by type: what is effective at `now`, and where nothing is, what is said or
 * being written. Keys that name nothing the caller may read are left out.
 */
export async function compareContracts(
  caller: Caller,
  keys: readonly string[],
  now: Date,
): Promise<Comparison> {
  if (!allows(caller.roles, 'contract.read')) throw forbid('contract.read');
  return db().$transaction(async (tx) => read(tx, caller, keys, now), {
    isolationLevel: 'RepeatableRead',
    maxWait: 15_000,
    timeout: 30_000,
  });
}

async function read(
  tx: Transaction,
  caller: Caller,
  keys: readonly string[],
  now: Date,
): Promise<Comparison> {
  const all = await columnContracts(tx, caller);
  const columns = [...new Set(keys)].slice(0, COMPARED_AT_MOST).flatMap((key) => columnOf(key, all) ?? []);
  const [types, positions, evidence] = [
    await allClauseTypes(tx),
    await playbookPositions(tx),
    await loadEvidence(tx),
  ];
  const use = { entity: null, sample: true, singlePerson: false };
  const book = clauseBook(evidence, now.getTime(), use);
  const contents = await unheldContents(
    tx,
    columns.flatMap(({ contracts }) => [...contracts.keys()]),
  );

  const cellOf = (
    type: ClauseType,
    contracts: ReadonlyMap<string, ColumnContract>,
  ): readonly ComparedEntry[] => {
    const words = wordsOf(type, positions.get(type.key) ?? null, evidence.regionGroups);
    const voices = new Set([...(book.voices.get(type.key)?.values() ?? [])].flat());
    const own = [...voices].filter(({ contract }) => contracts.has(contract.id));
    const effective = effectiveEntries(own, now.getTime());
    if (effective.length > 0)
      return effective.map(({ status, voices: heard, scopes, whyNot }) => ({
        ...words({ ...(heard[0] as Voice).clause.content, status }),
        contracts: [...new Set(heard.map(({ contract }) => contract.number))],
        scope: scopes.map(scopeWords).join('; '),
        caveat: whyNot ? CAVEATS[whyNot] : '',
      }));
    return contents
      .filter((one) => one.type === type.key && contracts.has(one.contract))
      .map((one) => ({
        ...words(one.content),
        contracts: [contracts.get(one.contract)?.number ?? ''],
        scope: scopeWords(one.content.scope),
        caveat: caveatOf(one, contracts.get(one.contract)),
      }));
  };

  return {
    columns: columns.map(({ contracts: _, ...column }) => column),
    types: types.map((type) => {
      const cells = columns.map(({ contracts }) => cellOf(type, contracts));
      const said = cells
        .filter((cell) => cell.length > 0)
        .map((cell) =>
          orderedText(cell.map(({ status, parameters, scope }) => ({ status, parameters, scope }))),
        );
      const { key, number, name, group } = type;
      const differs = new Set(said).size > 1;
      return { key, number, name, group, cells, differs, wanted: positions.has(key) };
    }),
  };
}

function wordsOf(type: ClauseType, position: PositionDto | null, groups: RegionGroups) {
  return (content: Pick<UnheldContent['content'], 'status' | 'parameters'>) => ({
    status: content.status,
    parameters: type.parameters
      .map((one) => ({ label: one.name, text: parameterWords(one, content.parameters[one.key]) }))
      .filter(({ text }) => text !== ''),
    deviation: deviation(content, position, type.parameters, groups),
  });
}

function caveatOf({ state, content }: UnheldContent, contract: ColumnContract | undefined): string {
  if (state !== 'approved') return 'Not approved yet';
  if (contract?.status === 'draft' || contract?.status === 'in_review')
    return 'The contract is not active yet';
  return content.status === 'agreed' ? 'Not in force' : '';
}
