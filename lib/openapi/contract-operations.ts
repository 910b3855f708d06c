import { CLAUSE_LIST } from '@/lib/contracts/read-api/clause-list';
import { CONTRACT_LIST } from '@/lib/contracts/read-api/contract-list';
import { filtersOf, IF_NONE_MATCH, TAGGED } from './catalogue-operations';
import * as schemas from './contract-schemas';
import { type Content, json, type Operation, type Parameter } from './operation';

const NUMBER: Parameter = {
  in: 'path',
  name: 'number',
  description: 'As people call it.',
  example: 'SAMPLE-MSA-1',
};
const REDACTED =
  'The token acts for somebody who reads contracts. Money, notes and passages are null unless it has the scope contracts:read_full too; contracts that are limited to named readers show neither.';

function operation(
  id: string,
  path: string,
  summary: string,
  content: Content,
  parameters: readonly Parameter[],
): Operation {
  return {
    method: 'get',
    path: `/api/v1/contracts${path}`,
    id,
    tag: 'Contracts',
    summary,
    description: REDACTED,
    scope: 'contracts:read',
    parameters,
    answers: {
      200: { description: 'What was asked for.', content, headers: TAGGED },
      304: { description: 'The client has it.', headers: { ETag: 'The tag that matched.' } },
    },
    problems: path === '' ? ['invalid-request'] : ['invalid-request', 'not-found'],
  };
}

/** Contracts and their clauses, for programs. */
export const CONTRACT_OPERATIONS: readonly Operation[] = [
  operation(
    'listContracts',
    '',
    'Contracts, by number',
    json(schemas.contractPage),
    filtersOf(CONTRACT_LIST),
  ),
  operation('readContract', '/{number}', 'One contract', json(schemas.listedContract), [
    NUMBER,
    IF_NONE_MATCH,
  ]),
  operation(
    'listClauses',
    '/{number}/clauses',
    'The clauses of a contract that are in force, by type',
    json(schemas.clausePage),
    [NUMBER, ...filtersOf(CLAUSE_LIST)],
  ),
];
