import { sha256 } from '@/lib/core/hash';
import { matchTag } from '@/lib/delivery/negotiate';

const CACHE = { 'cache-control': 'private, no-cache' } as const;

/** A text of JSON and the strong tag of these bytes, in quotes. */
export interface TaggedBody {
  readonly text: string;
  readonly tag: string;
}

/** Tags a body by what it says: the same on every host, and after each restart. */
export function taggedBody(text: string): TaggedBody {
  return { text, tag: `"${sha256(text).toString('base64url').slice(0, 27)}"` };
}

/** The body as JSON, or 304 where the client has it. */
export function taggedResponse(
  request: Request,
  { text, tag }: TaggedBody,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const etag = { etag: tag, ...CACHE, ...headers };
  if (matchTag(request.headers.get('if-none-match') ?? undefined, [tag], tag) !== null)
    return new Response(null, { status: 304, headers: etag });
  return new Response(text, { headers: { ...etag, 'content-type': 'application/json' } });
}
