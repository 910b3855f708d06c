import { readablePassages } from '@/lib/contracts/server/readable-passages';
import { answerPage } from '../answer-page';

/** More than one clearance rests on. */
const MOST = 100;

/** The passages behind the approved contents `proposal`, as far as the reader may see their contracts. */
export function GET(request: Request): Promise<Response> {
  const proposals = new URL(request.url).searchParams.getAll('proposal').slice(0, MOST);
  return answerPage(request, 'contract.read', async (caller) => ({
    passages: await readablePassages(caller, proposals),
  }));
}
