import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { Failure } from '../setup/failure';
import { withClient } from '../setup/roles';
import { reseal } from './reseal';
import { keysThatDoNotOpen, listSealed, type SealingKeys } from './sealed';

/**
 * Makes two new sealing keys, writes them to a file, and seals everything anew with them. The file comes first: if
 * anything ends in between, the same call again goes on with the keys in it.
 *
 * @returns how many values were sealed anew, and the keys
 * @throws Failure if the keys in use do not open what is sealed, or are those in the file
 */
export async function rotateKeys(
  ownerUrl: string,
  from: SealingKeys,
  file: string,
): Promise<{ count: number; keys: SealingKeys }> {
  return withClient(ownerUrl, async (client) => {
    const sealed = await listSealed(client);
    const begun = existsSync(file);
    const keys = begun ? readKeys(file) : newKeys();
    if (keys.FAIRLEAD_KEY === from.FAIRLEAD_KEY && keys.FAIRLEAD_DELIVERY_KEY === from.FAIRLEAD_DELIVERY_KEY)
      throw new Failure(`${file} holds the keys that are in use: remove it, or choose another file.`);
    if (begun && (await keysThatDoNotOpen(sealed, keys)).length === 0) return { count: sealed.length, keys };
    const wrong = await keysThatDoNotOpen(sealed, from);
    if (wrong.length > 0)
      throw new Failure(`${wrong.join(' and ')} here do not open what is sealed: set those that are in use.`);
    if (!begun)
      writeFileSync(file, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600, flag: 'wx', flush: true });
    return { count: await reseal(client, from, keys), keys };
  });
}

function newKeys(): SealingKeys {
  const key = () => randomBytes(32).toString('base64url');
  return { FAIRLEAD_KEY: key(), FAIRLEAD_DELIVERY_KEY: key() };
}

function readKeys(file: string): SealingKeys {
  try {
    const { FAIRLEAD_KEY, FAIRLEAD_DELIVERY_KEY } = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof FAIRLEAD_KEY === 'string' && typeof FAIRLEAD_DELIVERY_KEY === 'string')
      return { FAIRLEAD_KEY, FAIRLEAD_DELIVERY_KEY };
  } catch {
    // Said below.
  }
  throw new Failure(`${file} is there and holds no keys: choose another file.`);
}
