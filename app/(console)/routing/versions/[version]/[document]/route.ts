import { answerPage } from '@/app/api/console/answer-page';
import type { Caller } from '@/lib/auth/server/command';
import { notFound } from '@/lib/core/errors';
import { RATE_LIMITS } from '@/lib/http/rate-limits';
import { shownNotes } from '@/lib/routing/server/shown-evidence';
import { versionBundle, versionNotes, versionSourceDocument } from '@/lib/routing/server/version-documents';

/** What is kept of a version as a file: `bundle.json` byte for byte, `notes.json`, `source.json`. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ version: string; document: string }> },
): Promise<Response> {
  const { version, document } = await params;
  const environment = new URL(request.url).searchParams.get('environment') ?? '';
  const file = async (caller: Caller) => {
    const known = /^[1-9]\d{0,8}$/.test(version);
    const body = known ? await read(caller, environment, Number(version), document) : null;
    if (body === null) throw notFound('file of a version');
    return new Response(body, {
      headers: {
        'content-type': 'application/json',
        'content-disposition': `attachment; filename="${environment}-${version}-${document}"`,
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
      },
    });
  };
  return answerPage(request, 'routing.read', file, RATE_LIMITS.exports);
}

async function read(caller: Caller, environment: string, version: number, document: string) {
  if (document === 'bundle.json') return (await versionBundle(environment, version))?.identity ?? null;
  const notes = document === 'notes.json' ? await versionNotes(environment, version) : null;
  const json =
    document === 'notes.json'
      ? notes && (await shownNotes(caller, notes))
      : document === 'source.json'
        ? await versionSourceDocument(environment, version)
        : null;
  return json === null ? null : JSON.stringify(json, null, 2);
}
