import { readFilter } from '@/lib/audit/filter';
import { exportAudit } from '@/lib/audit/server/audit-commands';
import { type ExportFormat, exportTrail } from '@/lib/audit/server/export';
import { invalid } from '@/lib/core/errors';
import { RATE_LIMITS } from '@/lib/http/rate-limits';
import { answerPage } from '../answer-page';

const TYPES: Readonly<Record<ExportFormat, string>> = {
  jsonl: 'application/x-ndjson; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
};

/** All that a filter of the audit trail leaves, as a file that is made while it is read. */
export function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  return answerPage(
    request,
    'audit.export',
    async (caller) => {
      const format = formatOf(searchParams.get('format'));
      const { filter, wrong } = readFilter(searchParams);
      if (wrong.length > 0)
        throw invalid(wrong.map((name) => ({ path: `/${name}`, message: 'This is no such value.' })));
      const now = new Date();
      const { head } = await exportAudit(caller, { format, search: searchParams.toString() }, now);
      const name = `audit-trail-${now.toISOString().slice(0, 10)}.${format}`;
      return new Response(streamOf(exportTrail(format, filter, head, now)), {
        headers: {
          'content-type': TYPES[format],
          'content-disposition': `attachment; filename="${name}"`,
          'cache-control': 'private, no-store',
        },
      });
    },
    RATE_LIMITS.exports,
  );
}

function formatOf(text: string | null): ExportFormat {
  if (text === 'jsonl' || text === 'csv') return text;
  throw invalid([{ path: '/format', message: 'Say jsonl or csv.' }]);
}

/** A piece is made when the reader has taken the one before; whoever leaves ends it. */
function streamOf(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull: async (controller) => {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: async () => {
      await pieces.return(undefined);
    },
  });
}
