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
}

/** The place of a document itself. */
export function documentPlace(document: PolicyDocument): Place {
  return { document, parent: null, key: '' };
}

/** A place one step further down. */
export function within(parent: Place, key: string | number): Place {
  return { document: parent.document, parent, key };
}

/** Throws a PolicyError at a place, or at a member of it. */
export function fail(place: Place, reason: string, member?: string | number): never {
  const keys: (string | number)[] = member === undefined ? [] : [member];
  for (let at: Place = place; at.parent !== null; at = at.parent) keys.push(at.key);
  throw new PolicyError(place.document, pointerOf(keys.reverse()), reason);
}
