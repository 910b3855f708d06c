import type { Caller } from '@/lib/auth/server/command';
import { currentCaller } from '@/lib/auth/server/session';
import { AppError } from '@/lib/core/errors';
import { shownNotes } from '@/lib/routing/server/shown-evidence';
import { versionBundle, versionNotes, versionSourceDocument } from '@/lib/routing/server/version-documents';

/** What is kept of a version as a file: `bundle.json` byte for byte, `notes.json`, `source.json`. The session is the credential. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ version: string; document: string }> },
): Promise<Response> {
  const caller = await currentCaller();
  if (!caller) return new Response(null, { status: 401 });
  const { version, document } = await params;
  const environment = new URL(request.url).searchParams.get('environment') ?? '';
  if (!/^[1-9]\d{0,8}$/.test(version)) return new Response(null, { status: 404 });
  const body = await read(caller, environment, Number(version), document).catch((error: unknown) => {
    if (error instanceof AppError && error.kind === 'not_found') return null;
    throw error;
  });
  if (body === null) return new Response(null, { status: 404 });
  return new Response(body, {
    headers: {
      'content-type': 'application/json',
      'content-disposition': `attachment; filename="${environment}-${version}-${document}"`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  });
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
