import { contractHref } from './contracts';

/** Looking for words in every document. */
export const DOCUMENTS_HREF = '/contracts/documents';

/** Terms by address of a contract: what has changed, and the review of it. */
export function webTermsHref(contract: string, id: string): string {
  return `${contractHref(contract)}/terms/${id}`;
}
