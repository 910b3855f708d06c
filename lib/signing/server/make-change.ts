import { OPERATOR } from '@/lib/auth/server/operator-caller';
import { raiseEpoch, renewKeySet, rotateSigningKey } from './commands';
import type { Change, SignedChange } from './key-change';

/** Where the root's signature comes from; empty: from the root key that is here. */
type RootSource = {
  readonly rootKey?: string;
  readonly signed?: Pick<SignedChange, 'at' | 'keySets' | 'made'>;
};

/**
 * Makes a change of keys that an operator asked for.
 *
 * @returns what was done, in a sentence
 * @throws AppError refused if the root key is offline, the signature another's, or keys have changed since it was prepared
 */
export async function makeChange(change: Change, root: RootSource): Promise<string> {
  switch (change.kind) {
    case 'renew': {
      const { keysVersion } = await renewKeySet(OPERATOR, root);
      return `Key set ${keysVersion} is in force.`;
    }
    case 'rotate': {
      const { role, kid } = change;
      const rotated = await rotateSigningKey(OPERATOR, { role, kid, ...root });
      return `The ${role} key is ${rotated.kid}, in key set ${rotated.keysVersion}.`;
    }
    case 'raise-epoch': {
      const { environment, epoch, reason } = change;
      const raised = await raiseEpoch(OPERATOR, { environment, epoch, reason, ...root });
      return `The epoch of ${environment} is ${raised.epoch}. Publish or return to a version, so that routers move on.`;
    }
  }
}
