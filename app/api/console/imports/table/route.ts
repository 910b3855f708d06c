import { z } from 'zod';
import { readInput } from '@/lib/auth/server/command';
import { requireImporter } from '@/lib/catalog/server/start-import';
import { tablesIn, tryMapping } from '@/lib/catalog/server/table-queries';
import { answerPage } from '../../answer-page';
import { uploaded } from '../uploaded';

const asked = z.strictObject({ name: z.string().trim().min(1).max(300) });

/**
 * What the tables of a file are taken for, for somebody to say which column is what; with a mapping before it, what would
 * be read by it. Nothing is kept.
 */
export function POST(request: Request): Promise<Response> {
  return answerPage(request, 'catalog.read', async (caller) => {
    requireImporter(caller);
    const { name } = readInput(asked, Object.fromEntries(new URL(request.url).searchParams));
    const { bytes, mapping } = await uploaded(request);
    return mapping === null ? tablesIn(bytes, name) : tryMapping(bytes, mapping, new Date());
  });
}
