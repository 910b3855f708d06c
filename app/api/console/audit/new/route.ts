import { readFilter } from '@/lib/audit/filter';
import { newEntries } from '@/lib/audit/server/queries';
import { invalid } from '@/lib/core/errors';
import { answerPage } from '../../answer-page';

/** How many entries came after number `since` that a filter leaves: `{ count }`. */
export function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  return answerPage(request, 'audit.read', async (caller) => {
    const since = searchParams.get('since') ?? '';
    if (!/^\d{1,18}$/.test(since))
      throw invalid([{ path: '/since', message: 'Say the number of an entry.' }]);
    return { count: await newEntries(caller, readFilter(searchParams).filter, BigInt(since), new Date()) };
  });
}
