import { CompactSign, compactVerify } from 'jose';
import { parseJson } from '../policy/json';
import { importPrivate, importPublic } from './key';
import { SignatureProblem } from './problem';

/** RFC 9864's name of the one algorithm: a header that names another is refused before any key is looked at. */
export const ALGORITHM = 'Ed25519';

/** What a signature is about. A text of one kind never passes for another, whoever signed it. */
export type Typ = 'fairlead-release+jwt' | 'fairlead-freshness+jwt' | 'fairlead-keys+jwt';

const FORM = /^[\w-]+\.[\w-]+\.[\w-]+$/;
/** Parameters that would let a text bring its own key, or rules that this reader does not know. */
const REFUSED = ['jku', 'jwk', 'x5u', 'x5c', 'crit', 'b64', 'enc', 'zip'] as const;
/** Characters; a key set with 200 keys has some 40,000. */
const LONGEST = 131_072;

/** Something signed, before anyone has believed it. */
interface Opened {
  readonly kid: string;
}

/** Signs claims as compact JWS. `d` is the private key's 32 bytes, base64url. */
export async function signJws(
  typ: Typ,
  claims: object,
  key: { readonly kid: string; readonly x: string; readonly d: string },
): Promise<string> {
  return new CompactSign(new TextEncoder().encode(JSON.stringify(claims)))
    .setProtectedHeader({ alg: ALGORITHM, typ, kid: key.kid })
    .sign(await importPrivate(key));
}

/**
 * The kid that a text names: which key to verify it with, and no reason yet to believe anything in it.
 *
 * @throws SignatureProblem for another `typ` or `alg`, and for parameters that bring in keys or rules
 */
export function openJws(text: string, typ: Typ): Opened {
  if (text.length > LONGEST || !FORM.test(text))
    throw new SignatureProblem('malformed', 'This is not a compact JWS.');
  const header = members(decoded(text.slice(0, text.indexOf('.'))));
  if (!header) throw new SignatureProblem('malformed', 'The header of this JWS is not a JSON object.');
  if (header.alg !== ALGORITHM)
    throw new SignatureProblem('wrong-kind', `Only alg ${ALGORITHM} is believed.`);
  if (header.typ !== typ) throw new SignatureProblem('wrong-kind', `This is not a ${typ}.`);
  const refused = REFUSED.find((name) => Object.hasOwn(header, name));
  if (refused) throw new SignatureProblem('wrong-kind', `A header with "${refused}" is not believed.`);
  if (typeof header.kid !== 'string') throw new SignatureProblem('malformed', 'This JWS names no key.');
  return { kid: header.kid };
}

/**
 * The claims of a text that the key `x` has signed, as JSON of any form.
 *
 * @throws SignatureProblem
 */
export async function verifyJws(text: string, typ: Typ, x: string): Promise<unknown> {
  openJws(text, typ);
  const key = await importPublic(x);
  try {
    await compactVerify(text, key, { algorithms: [ALGORITHM] });
  } catch {
    throw new SignatureProblem('bad-signature', 'The signature does not fit the text.');
  }
  return decoded(text.slice(text.indexOf('.') + 1, text.lastIndexOf('.')));
}

/** JSON of a part; a name that occurs twice, over which readers differ, is refused. */
function decoded(part: string): unknown {
  try {
    const binary = atob(part.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    return parseJson(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    throw new SignatureProblem('malformed', 'A part of this JWS is not JSON.');
  }
}

function members(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}

/** What a text says that this installation has signed and stored itself: its key's name and its claims, not verified. */
export function peekJws(text: string, typ: Typ): { readonly kid: string; readonly claims: unknown } {
  const { kid } = openJws(text, typ);
  return { kid, claims: decoded(text.slice(text.indexOf('.') + 1, text.lastIndexOf('.'))) };
}
