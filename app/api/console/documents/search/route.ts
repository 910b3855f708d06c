import { z } from 'zod';
import { type Caller, readInput } from '@/lib/auth/server/command';
import { searchDocuments } from '@/lib/contracts/server/document-queries';
import { RATE_LIMITS } from '@/lib/http/rate-limits';
import { answerPage } from '../../answer-page';

const asked = z.strictObject({
  words: z.string().trim().min(2, 'Look for at least two characters.').max(200),
  contract: z.string().max(200).optional(),
});

/** Where words stand in the documents that the caller may read. */
export function GET(request: Request): Promise<Response> {
  const find = async (caller: Caller) => {
    const { words, contract } = readInput(asked, Object.fromEntries(new URL(request.url).searchParams));
    return searchDocuments(caller, words, contract);
  };
  return answerPage(request, 'contract.read', find, RATE_LIMITS.search);
}
