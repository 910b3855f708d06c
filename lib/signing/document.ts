import { openJws, peekJws } from './jws';
import { type KeySet, type KeySetDocument, readKeySet, readKeySetDocument } from './key-set';

/**
 * What `/.well-known/fairlead-keys` serves.
 *
 * @param keySets every key set there ever was, oldest first
 * @returns null if there is none
 */
export function keySetDocument(keySets: readonly string[]): KeySetDocument | null {
  const keySet = keySets.at(-1);
  if (keySet === undefined) return null;
  const signers = keySets.map((jws) => openJws(jws, 'fairlead-keys+jwt').kid);
  const handovers = keySets.filter((_, i) => i + 1 < signers.length && signers[i] !== signers[i + 1]);
  return { format: 'fairlead.keys/1', keySet, handovers };
}

/** What the key set of a document says that this installation serves itself: not verified. */
export function peekKeySet(document: string): KeySet {
  const { keySet } = readKeySetDocument(JSON.parse(document));
  return readKeySet(peekJws(keySet, 'fairlead-keys+jwt').claims);
}
