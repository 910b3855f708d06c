import { Duplex, Readable } from 'node:stream';
import { Decrypter, Encrypter } from 'age-encryption';
import { ArchiveProblem } from './manifest';

/** How an encrypted file begins (age-encryption.org/v1): `age --decrypt` opens it too. */
const AGE = 'age-encryption.org/v1';
/** 2^16 rounds of scrypt: 64 MB of memory for a moment, where age's own 2^18 would take more than a small machine has. */
const WORK = 16;

type Bytes = AsyncIterable<Uint8Array>;

/** A step of a pipeline that encrypts with a passphrase. */
export function encrypting(passphrase: string): Duplex {
  return Duplex.from(async function* (source: Bytes): Bytes {
    const encrypter = new Encrypter();
    encrypter.setScryptWorkFactor(WORK);
    encrypter.setPassphrase(passphrase);
    yield* await encrypter.encrypt(webStream(source));
  });
}

/**
 * A step of a pipeline that decrypts what is encrypted and passes on what is not.
 *
 * @param found called before anything comes out, if it is encrypted
 */
export function decrypting(passphrase: string | undefined, found: () => void): Duplex {
  return Duplex.from(async function* (source: Bytes): Bytes {
    const chunks = source[Symbol.asyncIterator]();
    const first = await chunks.next();
    const whole = async function* () {
      if (!first.done) yield first.value;
      for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
    };
    const begins = first.done ? '' : Buffer.from(first.value.subarray(0, AGE.length)).toString('latin1');
    if (begins !== AGE) return yield* whole();
    if (passphrase === undefined)
      throw new ArchiveProblem(
        'It is encrypted: set FAIRLEAD_BACKUP_PASSPHRASE to the passphrase that it was made with.',
      );
    found();
    yield* opened(whole(), passphrase);
  });
}

async function* opened(source: Bytes, passphrase: string): Bytes {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  let stream: ReadableStream<Uint8Array>;
  try {
    stream = await decrypter.decrypt(webStream(source));
  } catch {
    throw new ArchiveProblem('FAIRLEAD_BACKUP_PASSPHRASE does not open it.');
  }
  try {
    yield* stream;
  } catch {
    throw new ArchiveProblem('It is damaged or cut short: what is encrypted in it does not hold together.');
  }
}

const webStream = (source: Bytes) => Readable.toWeb(Readable.from(source)) as ReadableStream<Uint8Array>;
