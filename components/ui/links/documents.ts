import { contractHref, reviewDeskHref } from './contracts';

/** Looking for words in every document. */
export const DOCUMENTS_HREF = '/contracts/documents';

/** Terms by address of a contract: what has changed, and the review of it. */
export function webTermsHref(contract: string, id: string): string {
  return `${contractHref(contract)}/terms/${id}`;
}

/** A passage of a document, at the desk. */
export function passageHref(
  contract: string,
  {
    document,
    page,
    from,
    to,
  }: { readonly document: string; readonly page: number; readonly from: number; readonly to: number },
): string {
  const place = new URLSearchParams({ page: String(page), from: String(from), to: String(to) });
  return `${reviewDeskHref(contract, undefined, document)}&${place}`;
}
