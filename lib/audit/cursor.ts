/**
 * A place in the trail, between entries. Pages of a time span go by the time of entries, which is nearly but not quite the
 * order of their numbers; all others go by number alone.
 */
export interface AuditCursor {
  readonly seq: bigint;
  /** Ms; null in pages that go by number. */
  readonly at: number | null;
}

/** "1042", or "1042.1792504800123" in pages that go by time. */
export function formatCursor({ seq, at }: AuditCursor): string {
  return at === null ? `${seq}` : `${seq}.${at}`;
}

/** A page of a list: what is older than a place, newer than one, or the latest. */
export interface PlaceAsked {
  readonly older?: AuditCursor;
  readonly newer?: AuditCursor;
}

/** The page that an address asks for. */
export function readPlace(params: URLSearchParams): PlaceAsked {
  const [older, newer] = [readCursor(params.get('older') ?? ''), readCursor(params.get('newer') ?? '')];
  return { ...(older && { older }), ...(newer && { newer }) };
}

/** The address of a page: of a filter's, and of the place in it. */
export function placeSearch(search: URLSearchParams, { older, newer }: PlaceAsked): URLSearchParams {
  const whole = new URLSearchParams(search);
  if (older) whole.set('older', formatCursor(older));
  if (newer) whole.set('newer', formatCursor(newer));
  return whole;
}

/** Null for what is no cursor. */
export function readCursor(text: string): AuditCursor | null {
  const [, seq, at] = /^(\d{1,18})(?:\.(\d{1,15}))?$/.exec(text) ?? [];
  if (seq === undefined) return null;
  return { seq: BigInt(seq), at: at === undefined ? null : Number(at) };
}
