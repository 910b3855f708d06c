'use client';

import { ConfirmAction } from '@/components/ui/ConfirmAction';
import { PlainTable } from '@/components/ui/PlainTable';
import { Sign } from '@/components/ui/Sign';
import type { ActionResult } from '@/lib/http/action-result';
import type { Regression } from '@/lib/signing/regression';
import type { KeyedEnvironment } from '@/lib/signing/signing-keys';
import { Effects } from './Effects';
import { epochEffects } from './key-effects';

/** The epoch of each environment, what hosts hold beyond it, and how it is raised. */
export function EpochTable({
  environments,
  regressions,
  raise,
}: {
  readonly environments: readonly KeyedEnvironment[];
  readonly regressions: readonly Regression[];
  /** Null for those who may not, and while the root key is kept offline. */
  readonly raise: ((input: unknown) => Promise<ActionResult<unknown>>) | null;
}) {
  return (
    <PlainTable label="Epochs" minWidth={560}>
      <thead>
        <tr>
          <th scope="col">Environment</th>
          <th scope="col">Epoch</th>
          <th scope="col">Active version</th>
          <th scope="col">Delivery hosts</th>
          {raise && (
            <th scope="col" data-align="end">
              Change
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {environments.map((environment) => {
          const { key, name, epoch, active } = environment;
          const regression = regressions.find((found) => found.environment === key);
          return (
            <tr key={key}>
              <th scope="row">{name}</th>
              <td data-label="Epoch" className="numeric">
                {epoch}
              </td>
              <td data-label="Active version" className="numeric">
                {active ?? 'none'}
              </td>
              <td data-label="Delivery hosts">
                {regression ? (
                  <Sign tone="bad">Hold {regression.held}</Sign>
                ) : (
                  <Sign tone="good">Hold nothing later</Sign>
                )}
              </td>
              {raise && (
                <td data-align="end">
                  <ConfirmAction
                    label="Raise"
                    title={`Raise the epoch of ${name}?`}
                    effect={<Effects effects={epochEffects(environment, regression)} />}
                    confirmLabel="Raise epoch"
                    reasonLabel="Reason"
                    onConfirm={(reason) => raise({ environment: key, epoch, reason })}
                    buttonProps={{
                      size: 'compact-sm',
                      'aria-label': `Raise the epoch of ${name}`,
                    }}
                  />
                </td>
              )}
            </tr>
          );
        })}
      </tbody>
    </PlainTable>
  );
}
