import { adminRoute, onlyMethods } from '@/lib/auth/server/admin-api';
import { type ContractReader, contractReader } from '@/lib/contracts/server/read-api-queries';
import { taggedBody, taggedResponse } from '@/lib/http/tagged-response';

interface ContractCall {
  readonly reader: ContractReader;
  readonly params: Readonly<Record<string, string>>;
  readonly url: URL;
  readonly now: Date;
}

/**
 * Contracts for programs: conditional, with a token of the scope `contracts:read` that acts for somebody who reads
 * contracts. With `contracts:read_full` too it shows money, notes and passages.
 */
export function contractRoute(answer: (call: ContractCall) => Promise<object>) {
  return adminRoute('contracts:read', async ({ request, url, token, params, now }) => {
    const reader = await contractReader(token.caller, token.scopes);
    return taggedResponse(request, taggedBody(JSON.stringify(await answer({ reader, params, url, now }))));
  });
}

export const notAllowed = onlyMethods('GET, HEAD');
