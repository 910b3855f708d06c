import { z } from 'zod';
import { type Caller, readInput } from '@/lib/auth/server/command';
import { requireImporter } from '@/lib/catalog/server/start-import';
import { tablesIn, tryMapping } from '@/lib/catalog/server/table-queries';
import { RATE_LIMITS } from '@/lib/http/rate-limits';
import { answerPage } from '../../answer-page';
import { uploaded } from '../uploaded';

const asked = z.strictObject({ name: z.string().trim().min(1).max(300) });

/**
 * What the tables of a file are taken for, for somebody to say which column is what; with a mapping before it, what would
 * be read by it. Nothing is kept.
 */
export function POST(request: Request): Promise<Response> {
  const look = async (caller: Caller) => {
    requireImporter(caller);
    const { name } = readInput(asked, Object.fromEntries(new URL(request.url).searchParams));
    const { bytes, mapping } = await uploaded(request);
    return mapping === null ? tablesIn(bytes, name) : tryMapping(bytes, mapping, new Date());
  };
  return answerPage(request, 'catalog.read', look, RATE_LIMITS.uploads);
}
