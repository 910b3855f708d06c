import { own } from '@/lib/core/own';

/** Why a router refused a policy, in a sentence, and what to do about it. */
export interface RejectionWords {
  readonly why: string;
  readonly todo: string;
}

const TRUST =
  'Compare the root key that it pins (trust.roots) with the one under Connect a router; if they are the same, look at Signing keys.';
const WAY = 'Look for a proxy or cache between it and the delivery hosts that changes what passes through.';

/** By the reason that the router library gives (sdk/src/rejection.ts). */
const WORDS: Readonly<Record<string, RejectionWords>> = {
  digest: { why: 'What it downloaded is not what was signed: the digest or the size differs.', todo: WAY },
  invalid: {
    why: 'It cannot read the policy.',
    todo: 'Its library may be too old for this policy: bring it up to date.',
  },
  wrong_environment: {
    why: 'It was given a policy of another environment.',
    todo: 'Compare the environment in its settings with that of its token.',
  },
  equivocation: {
    why: 'The same version number came with another content than before.',
    todo: 'A restored backup does that: raise the epoch under Signing keys. If nothing was restored, treat it as an attack.',
  },
  signature: { why: 'The signature is not from a key that it trusts.', todo: TRUST },
  unsigned: {
    why: 'The version is not signed.',
    todo: 'It was published before there were signing keys: publish again.',
  },
  epoch: {
    why: 'The root key has not allowed the epoch of this version.',
    todo: 'Raise the epoch under Signing keys, or look who published this version.',
  },
  keys: {
    why: 'The key set that vouches for the signature is not from a root key that it trusts.',
    todo: TRUST,
  },
  expired_keys: {
    why: 'The key set that vouches for the signature has expired.',
    todo: 'Renew the key set under Signing keys.',
  },
  freshness: {
    why: 'What came as proof that the version is in force is not from a delivery host that the root key vouches for.',
    todo: 'Compare FAIRLEAD_DELIVERY_KEY of the delivery hosts with Signing keys. If they agree, treat it as an attack.',
  },
  rollback: {
    why: 'It was offered an older key set than it has had.',
    todo: 'A restored backup does that: raise the epoch under Signing keys.',
  },
};

/** What a reason says to people. One that this console does not know yet is shown as the router gave it. */
export function rejectionWords(reason: string): RejectionWords {
  return (
    own(WORDS, reason) ?? {
      why: reason === '' ? 'It gave no reason.' : `It says “${reason}”.`,
      todo: 'Look in its log for what it found.',
    }
  );
}
