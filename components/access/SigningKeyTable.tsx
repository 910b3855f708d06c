'use client';

import { ConfirmAction } from '@/components/ui/ConfirmAction';
import { DateTime } from '@/components/ui/DateTime';
import { MonoId } from '@/components/ui/MonoId';
import { PlainTable } from '@/components/ui/PlainTable';
import { Sign } from '@/components/ui/Sign';
import type { ActionResult } from '@/lib/http/action-result';
import type { SigningKeyView } from '@/lib/signing/signing-keys';
import { Effects } from './Effects';
import { endOwnKeyEffects } from './key-effects';
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
  end,
}: {
  readonly keys: readonly SigningKeyView[];
  /** Null for those who may not, and while the root key is kept offline. */
  readonly rotate: ((input: unknown) => Promise<ActionResult<unknown>>) | null;
  /** Ends a key of one environment; used where `rotate` may be. */
  readonly end: (input: unknown) => Promise<ActionResult<unknown>>;
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
          {rotate && (
            <th scope="col" data-align="end">
              Change
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => {
          const { kid, role, environment, state, offline, since, until, signed } = key;
          const word = ROLE_WORDS[role];
          const named = `${role} key${environment === null ? '' : ` of ${environment}`}`;
          return (
            <tr key={kid}>
              <th scope="row">
                {word}
                {environment !== null && `, ${environment} alone`}
                {offline && state === 'signs' && ', offline'}
              </th>
              <td data-label="Key">
                <MonoId value={kid} label={`Copy the id of the ${named}`} wrap />
              </td>
              <td data-label="State">
                <Sign tone={STATES[state].tone}>{STATES[state].words}</Sign>
              </td>
              <td data-label="Since">
                <DateTime at={since} />
              </td>
              <td data-label="Valid until">
                <DateTime at={until} />
              </td>
              {role === 'release' ? (
                <td data-label="Active versions">{signed.join(', ') || 'none'}</td>
              ) : (
                <td />
              )}
              {rotate && (
                <td data-align="end">
                  {state === 'signs' && (
                    <ConfirmAction
                      label="Rotate"
                      title={`Rotate the ${named}?`}
                      effect={<Effects effects={rotationEffects(key)} />}
                      confirmLabel="Rotate key"
                      onConfirm={() => rotate({ role, kid })}
                      buttonProps={{ size: 'compact-sm', 'aria-label': `Rotate the ${named}` }}
                    />
                  )}
                  {state === 'signs' && environment !== null && (
                    <ConfirmAction
                      label="End"
                      title={`End the ${named}?`}
                      effect={<Effects effects={endOwnKeyEffects(environment, signed)} />}
                      confirmLabel="End key"
                      onConfirm={() => end({ environment })}
                      buttonProps={{ size: 'compact-sm', ml: 8, 'aria-label': `End the ${named}` }}
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
