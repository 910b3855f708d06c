/** Why something signed is not believed. The code is stable: routers report it, tests and logs name it. */
export type SignatureCode =
  /** Not a compact JWS of the form that Fairlead makes. */
  | 'malformed'
  /** Another `alg` or `typ`, or a header parameter that could bring in a key or a rule from outside. */
  | 'wrong-kind'
  /** The key is not in the key set, has another role, is for another environment or outside its time. */
  | 'untrusted-key'
  | 'bad-signature'
  /** Signed, but its claims are not of the form that its kind has. */
  | 'bad-claims'
  | 'wrong-environment'
  /** Its time is over. */
  | 'expired'
  /** A proof of another release than the one it came with. */
  | 'wrong-release'
  /** Below what was seen before, or above what the root allows. */
  | 'rolled-back'
  | 'unauthorised-epoch';

/** Something signed that is not believed. */
export class SignatureProblem extends Error {
  override readonly name = 'SignatureProblem';

  constructor(
    readonly code: SignatureCode,
    message: string,
  ) {
    super(message);
  }
}
