/** Who a sealed key is: bound to the seal, so that one row's key cannot be put into another's place. */
export interface SealedFor {
  readonly role: string;
  readonly kid: string;
}

/** A seal is its format, then the nonce, then AES-256-GCM's text and tag. */
const FORMAT = 1;
const NONCE = 12;

/** What went wrong with a sealing key, in a sentence for whoever runs Fairlead. Never holds a key. */
export class SealProblem extends Error {
  override readonly name = 'SealProblem';
}

/**
 * Encrypts a private key (base64url) for its place.
 *
 * @param nonce 12 random bytes, never used twice
 * @param sealingKey 32 bytes, base64url: FAIRLEAD_KEY or FAIRLEAD_DELIVERY_KEY
 */
export async function seal(
  d: string,
  place: SealedFor,
  nonce: Uint8Array<ArrayBuffer>,
  sealingKey: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const key = await importSealingKey(sealingKey, 'encrypt');
  const text = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv: nonce, additionalData: bound(place) },
    key,
    new TextEncoder().encode(d),
  );
  const sealed = new Uint8Array(1 + NONCE + text.byteLength);
  sealed[0] = FORMAT;
  sealed.set(nonce, 1);
  sealed.set(new Uint8Array(text), 1 + NONCE);
  return sealed;
}

/**
 * The private key of a seal.
 *
 * @throws SealProblem if another key sealed it, or for another place, or it was changed
 */
export async function unseal(sealed: Uint8Array, place: SealedFor, sealingKey: string): Promise<string> {
  if (sealed[0] !== FORMAT) throw new SealProblem('This key was sealed by a later version of Fairlead.');
  const key = await importSealingKey(sealingKey, 'decrypt');
  try {
    const text = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: sealed.slice(1, 1 + NONCE), additionalData: bound(place) },
      key,
      sealed.slice(1 + NONCE),
    );
    return new TextDecoder().decode(text);
  } catch {
    throw new SealProblem(`The ${place.role} key cannot be opened: it was sealed with another key.`);
  }
}

const bound = ({ role, kid }: SealedFor) => new TextEncoder().encode(`fairlead.seal/1 ${role} ${kid}`);

async function importSealingKey(text: string, use: 'encrypt' | 'decrypt'): Promise<CryptoKey> {
  if (!/^[A-Za-z0-9_-]{43}$/.test(text)) throw new SealProblem('A sealing key is 32 bytes as base64url.');
  const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, [use]);
}
