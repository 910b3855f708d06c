import type { Action } from '../permissions';

/** What is done at the desk where contracts are kept and read. */
export const CLAUSES: readonly Action[] = [
  'clause.create',
  'clause.update',
  'clause.submit',
  'clause.withdraw',
  'clause.assign',
  'clause.archive',
  'clause.restore',
];

export const CLAUSE_COMMENTS: readonly Action[] = [
  'clause_comment.create',
  'clause_comment.update',
  'clause_comment.archive',
  'clause_comment.resolve',
];

export const CONTRACTS: readonly Action[] = [
  'contract.create',
  'contract.update',
  'contract.submit',
  'contract.take_back',
  'contract.activate',
  'contract.terminate',
  'contract.supersede',
  'contract.reinstate',
  'contract.record_notice',
  'contract.record_review',
  'contract.limit',
  'contract.archive',
  'contract.restore',
  'document.upload',
  'document.rename',
  'document.mark_executed',
  'document.unmark_executed',
  'document.archive',
  'document.restore',
  'document.erase',
  'web_terms.add',
  'web_terms.check',
  'web_terms.review',
  'web_terms.archive',
  'clause_type.create',
  'clause_type.update',
  'clause_type.archive',
  'clause_type.restore',
  'playbook.update',
];
