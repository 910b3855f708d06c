import { pointerOf } from './pointer';

export type PolicyDocument = 'bundle' | 'overlay' | 'json';

/** A document that cannot be used, with the place in it (RFC 6901; '' is the whole document). */
export class PolicyError extends Error {
  override readonly name = 'PolicyError';
  readonly document: PolicyDocument;
  readonly pointer: string;
  /** The reason alone; `message` repeats it with document and pointer. */
  readonly reason: string;

  constructor(document: PolicyDocument, pointer: string, reason: string) {
    super(`${document} ${pointer === '' ? '(whole document)' : pointer}: ${reason}`);
    this.document = document;
    this.pointer = pointer;
    this.reason = reason;
  }
}

/** Where a validator is: a chain up to the document, so that a pointer is built only when it is needed. */
export interface Place {
  readonly document: PolicyDocument;
  readonly parent: Place | null;
  readonly key: string | number;
  /** False where nobody keeps account of places: then every place within is this one. */
  readonly kept: boolean;
}

/** The place of a document itself. */
export function documentPlace(document: PolicyDocument, kept = true): Place {
  return { document, parent: null, key: '', kept };
}

/** A place one step further down. */
export function within(parent: Place, key: string | number): Place {
  return parent.kept ? { document: parent.document, parent, key, kept: true } : parent;
}

/**
 * Reads a document without account of places, which a sound one has no use for: making them takes longer than
 * all else. A faulty one is read a second time, with places, so that its error has the pointer.
 */
export function placingFaults<T>(read: (kept: boolean) => T): T {
  try {
    return read(false);
  } catch (error) {
    if (error instanceof PolicyError) return read(true);
    throw error;
  }
}

/** Throws a PolicyError at a place, or at a member of it. */
export function fail(place: Place, reason: string, member?: string | number): never {
  const keys: (string | number)[] = member === undefined ? [] : [member];
  for (let at: Place = place; at.parent !== null; at = at.parent) keys.push(at.key);
  throw new PolicyError(place.document, pointerOf(keys.reverse()), reason);
}
