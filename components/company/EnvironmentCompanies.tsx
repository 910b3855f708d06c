'use client';

import { Button, MultiSelect, Switch } from '@mantine/core';
import { useState } from 'react';
import { EnvironmentSign } from '@/components/ui/EnvironmentSign';
import { EffectsGate } from '@/components/ui/effects/EffectsGate';
import { useEffects } from '@/components/ui/effects/use-effects';
import { FormErrors } from '@/components/ui/FormErrors';
import { fieldError } from '@/components/ui/form-fields';
import { useAct } from '@/components/ui/use-act';
import type { CompanyEntityDto, EnvironmentCompaniesDto } from '@/lib/contracts/company';
import styles from './company.module.css';
import type { Preview, SaveEnvironment } from './entity-actions';

/** Which companies use an environment, and whether one person's approval counts there. */
export function EnvironmentCompanies({
  row: { environment, revision, entities, singlePerson },
  companies,
  approvers,
  may,
}: {
  readonly row: EnvironmentCompaniesDto;
  readonly companies: readonly CompanyEntityDto[];
  /** How many people hold an approving role. */
  readonly approvers: number;
  /** Null = the reader changes nothing. */
  readonly may: {
    readonly saveEntities: SaveEnvironment;
    readonly previewEntities: Preview;
    readonly setSinglePerson: SaveEnvironment;
    readonly previewSinglePerson: Preview;
  } | null;
}) {
  const [chosen, choose] = useState<readonly string[]>(entities);
  const { act, error, pending } = useAct();
  const closing = useEffects(may?.previewEntities ?? nothing);
  const single = useEffects(may?.previewSinglePerson ?? nothing);
  const { key } = environment;
  const changed = [...chosen].sort().join() !== [...entities].sort().join();
  const input = { environment: key, revision, entities: [...chosen] };
  const switched = { environment: key, revision, singlePerson: !singlePerson };
  return (
    <section className={styles.environment} aria-label={environment.name}>
      <h3>
        <EnvironmentSign name={environment.name} production={environment.production} />
      </h3>
      <FormErrors error={error} labels={{ '/entities': 'Companies' }} />
      <MultiSelect
        label="Used by"
        description={
          chosen.length === 0
            ? 'Nobody is named: contracts count here whomever they cover.'
            : 'Only what covers all of them counts here.'
        }
        error={fieldError(error?.fields, '/entities')}
        data={companies.map((company) => ({ value: company.key, label: company.name }))}
        value={[...chosen]}
        searchable
        disabled={!may}
        nothingFoundMessage="No company of that name"
        onChange={choose}
      />
      <EffectsGate effects={closing} />
      {may && changed && (
        <div className={styles.tools}>
          <Button
            loading={pending}
            onClick={() => void act(() => closing.guard(input, () => may.saveEntities(input)))}
          >
            Save {environment.name}
          </Button>
          <Button variant="default" onClick={() => choose(entities)}>
            Discard changes
          </Button>
        </div>
      )}
      <Switch
        checked={singlePerson}
        disabled={!may || pending || (!singlePerson && (environment.production || approvers > 1))}
        label="One person may approve what they wrote"
        description={switchWords(environment, singlePerson, approvers)}
        onChange={() => may && void act(() => single.guard(switched, () => may.setSinglePerson(switched)))}
      />
      <EffectsGate effects={single} />
    </section>
  );
}

function switchWords(
  { production }: EnvironmentCompaniesDto['environment'],
  on: boolean,
  approvers: number,
): string {
  if (production) return 'Never in production: everything takes two people there.';
  const people =
    approvers === 0 ? 'Nobody holds' : approvers === 1 ? 'One person holds' : `${approvers} people hold`;
  if (on && approvers > 1)
    return `${people} an approving role: nothing more is approved alone. What was still counts here until this is off.`;
  if (on) return 'What they approved of their own counts here, and is marked wherever it does.';
  return approvers > 1
    ? `${people} an approving role, so one approves what another wrote.`
    : `${people} an approving role. Until a second one does, nothing can be approved without this.`;
}

async function nothing() {
  return { ok: true, data: { environments: [], opens: [] } } as const;
}
