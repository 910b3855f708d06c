import { AppError, refused } from '@/lib/core/errors';
import { importPrivate } from '../key';

/** A root key as it was exported. @throws AppError for what is no such thing, or damaged */
export async function readRoot(text: string): Promise<{ x: string; d: string }> {
  let jwk: Record<string, unknown>;
  try {
    jwk = JSON.parse(text);
  } catch {
    throw new AppError('invalid', 'The root key is the JSON that "npm run keys -- export-root" printed.');
  }
  const { x, d } = jwk ?? {};
  if (typeof x !== 'string' || typeof d !== 'string') throw refused('This file holds no private key.');
  // Refuses a private part that is not the public one's: a key set that nobody believes could not be taken back.
  await importPrivate({ x, d }).catch(() => {
    throw refused('The root key is damaged: its private part does not belong to the public one.');
  });
  return { x, d };
}
