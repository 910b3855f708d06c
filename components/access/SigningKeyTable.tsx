'use client';

import { ConfirmAction } from '@/components/ui/ConfirmAction';
import { DateTime } from '@/components/ui/DateTime';
import { MonoId } from '@/components/ui/MonoId';
import { PlainTable } from '@/components/ui/PlainTable';
import { Sign } from '@/components/ui/Sign';
import type { ActionResult } from '@/lib/http/action-result';
import type { SigningKeyView } from '@/lib/signing/signing-keys';
import { rotationEffects } from './rotation-effects';

const ROLE_WORDS = { root: 'Root', release: 'Release', freshness: 'Freshness' } as const;
const STATES = {
  signs: { tone: 'good', words: 'Signs' },
  listed: { tone: 'warning', words: 'Still trusted' },
  ended: { tone: 'neutral', words: 'Ended' },
} as const;

/** Every signing key, with what hangs on it and how it is replaced. */
export function SigningKeyTable({
  keys,
  rotate,
}: {
  readonly keys: readonly SigningKeyView[];
  /** Null for those who may not, and while the root key is kept offline. */
  readonly rotate: ((input: unknown) => Promise<ActionResult<unknown>>) | null;
}) {
  return (
    <PlainTable label="Signing keys" minWidth={1080}>
      <thead>
        <tr>
          <th scope="col">Role</th>
          <th scope="col">Key</th>
          <th scope="col">State</th>
          <th scope="col">Since</th>
          <th scope="col">Valid until</th>
          <th scope="col">Active versions</th>
          {rotate && <th scope="col">Change</th>}
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => {
          const { kid, role, state, offline, since, until, signed } = key;
          const word = ROLE_WORDS[role];
          return (
            <tr key={kid}>
              <th scope="row">
                {word}
                {offline && state === 'signs' && ', offline'}
              </th>
              <td>
                <MonoId value={kid} label={`Copy the id of the ${role} key`} />
              </td>
              <td>
                <Sign tone={STATES[state].tone}>{STATES[state].words}</Sign>
              </td>
              <td>
                <DateTime at={since} />
              </td>
              <td>
                <DateTime at={until} />
              </td>
              <td>{role === 'release' ? signed.join(', ') || 'none' : ''}</td>
              {rotate && (
                <td>
                  {state === 'signs' && (
                    <ConfirmAction
                      label="Rotate"
                      title={`Rotate the ${role} key?`}
                      effect={
                        <ul>
                          {rotationEffects(key).map((effect) => (
                            <li key={effect}>{effect}</li>
                          ))}
                        </ul>
                      }
                      confirmLabel="Rotate key"
                      onConfirm={() => rotate({ role, kid })}
                      buttonProps={{ size: 'compact-sm', 'aria-label': `Rotate the ${role} key` }}
                    />
                  )}
                </td>
              )}
            </tr>
          );
        })}
      </tbody>
    </PlainTable>
  );
}
