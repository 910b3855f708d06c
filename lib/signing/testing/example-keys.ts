import { createPrivateKey } from 'node:crypto';
import { kidOf } from '../key';

/** A key pair that follows from its name: for tests, and for the worked values of docs/verifying.md. Never for use. */
export interface ExampleKey {
  readonly kid: string;
  readonly x: string;
  readonly d: string;
}

/** RFC 8410's wrapping of an Ed25519 private key. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The key whose private part is the name, filled with dots to 32 bytes. */
export async function exampleKey(name: string): Promise<ExampleKey> {
  const seed = Buffer.from(name.padEnd(32, '.')).subarray(0, 32);
  const key = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
  const { x = '', d = '' } = key.export({ format: 'jwk' });
  return { kid: await kidOf(x), x, d };
}
