import { z } from 'zod';
import { type Caller, readInput } from '@/lib/auth/server/command';
import { SOURCES } from '@/lib/catalog/import/sources';
import { importFile, requireImporter } from '@/lib/catalog/server/start-import';
import { RATE_LIMITS } from '@/lib/http/rate-limits';
import { answerPage } from '../answer-page';
import { uploaded } from './uploaded';

const asked = z.strictObject({
  source: z.enum(SOURCES.filter(({ read }) => read !== 'installed').map(({ key }) => key)),
  via: z.enum(['file', 'paste']),
  name: z.string().trim().min(1).max(300),
});
const columns = z.strictObject({ mapping: z.record(z.string(), z.json()).nullable() });

/**
 * Takes a file to import: the body as it is, and what it is in the query. Not an action, whose body Next keeps in memory before anybody is asked, and which waits for other actions of the page.
 */
export function POST(request: Request): Promise<Response> {
  const take = async (caller: Caller) => {
    requireImporter(caller);
    const query = readInput(asked, Object.fromEntries(new URL(request.url).searchParams));
    const { bytes, mapping } = await uploaded(request);
    return importFile(caller, { ...query, ...readInput(columns, { mapping }), bytes });
  };
  return answerPage(request, 'catalog.read', take, RATE_LIMITS.imports);
}
