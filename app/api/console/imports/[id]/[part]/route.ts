import { PREVIEW_SECTIONS, type PreviewSection } from '@/lib/catalog/import/preview';
import { appliedChanges } from '@/lib/catalog/server/applied-changes';
import {
  importLeft,
  importNotes,
  importSection,
  importSkipped,
  importStated,
} from '@/lib/catalog/server/import-queries';
import { notFound } from '@/lib/core/errors';
import { answerPage } from '../../../answer-page';

interface Place {
  readonly params: Promise<{ readonly id: string; readonly part: string }>;
}

const isSection = (part: string): part is PreviewSection =>
  (PREVIEW_SECTIONS as readonly string[]).includes(part);

/**
 * All rows of one part of an import: a section of its review, what it changed,
 * what undoing it would leave, what was skipped, what
 * was noted, or with `key` what it states of one offering.
 */
export async function GET(request: Request, { params }: Place): Promise<Response> {
  const { id, part } = await params;
  return answerPage(request, 'catalog.read', async () => {
    if (part === 'skipped') return { rows: await importSkipped(id) };
    if (part === 'notes') return { rows: await importNotes(id) };
    if (part === 'stated') {
      const key = new URL(request.url).searchParams.get('key') ?? '';
      return { rows: await importStated(id, key) };
    }
    if (part === 'left') return { rows: await importLeft(id) };
    if (part === 'applied') return { rows: await appliedChanges(id) };
    if (!isSection(part)) throw notFound('part of an import');
    return { rows: await importSection(id, part) };
  });
}
