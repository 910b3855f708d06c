'use client';

import { Select } from '@mantine/core';
import { useState } from 'react';
import { ConfirmAction } from '@/components/ui/ConfirmAction';
import type { ActionResult } from '@/lib/http/action-result';
import type { KeyedEnvironment } from '@/lib/signing/signing-keys';
import styles from './access.module.css';
import { Effects } from './Effects';
import { ownKeyEffects } from './key-effects';

/** Makes a release key for one environment that has none of its own; nothing where every one has. */
export function OwnKeyForm({
  environments,
  make,
}: {
  /** Those without. */
  readonly environments: readonly KeyedEnvironment[];
  readonly make: (input: unknown) => Promise<ActionResult<unknown>>;
}) {
  const [chosen, setChosen] = useState<string | null>(null);
  const environment = environments.find(({ key }) => key === chosen) ?? environments[0];
  if (!environment) return null;
  return (
    <div className={styles.bar} style={{ marginTop: 12 }}>
      <Select
        aria-label="Environment of the new release key"
        data={environments.map(({ key, name }) => ({ value: key, label: name }))}
        value={environment.key}
        onChange={setChosen}
        allowDeselect={false}
      />
      <ConfirmAction
        label="Make a release key for it alone"
        title={`Make a release key for ${environment.name} alone?`}
        effect={<Effects effects={ownKeyEffects(environment.name)} />}
        confirmLabel="Make key"
        onConfirm={() => make({ environment: environment.key })}
      />
    </div>
  );
}
