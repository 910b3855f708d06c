'use client';

import { Button, Select, TextInput } from '@mantine/core';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import type { Hop } from '@/lib/contracts/evidence';
import type { ActionError } from '@/lib/http/action-result';
import styles from './paths.module.css';
import { ROLE_WORDS } from './way-words';

/** Who is on the way, one after another, each with what they do and from and to which day. */
export function HopFields({
  hops,
  choices,
  error,
  onChange,
}: {
  readonly hops: readonly Hop[];
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly error: ActionError | null;
  readonly onChange: (hops: readonly Hop[]) => void;
}) {
  const change = (nth: number, part: Partial<Hop>) =>
    onChange(hops.map((hop, at) => (at === nth ? { ...hop, ...part } : hop)));
  const wrong = (nth: number, field: string) => fieldError(error?.fields, `/content/hops/${nth}/${field}`);
  const whole = fieldError(error?.fields, '/content/hops');
  return (
    <fieldset className={styles.hops} id={fieldId('/content/hops')}>
      <legend>Who gets data</legend>
      {whole && (
        <p className={styles.lacking} role="alert">
          {whole}
        </p>
      )}
      {hops.map((hop, nth) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same party may stand twice while it is typed
        <div key={nth} className={styles.hopRow}>
          <Select
            id={fieldId(`/content/hops/${nth}/party`)}
            label="Party"
            error={wrong(nth, 'party')}
            searchable
            limit={50}
            data={[...choices]}
            value={hop.party || null}
            onChange={(party) => change(nth, { party: party ?? '' })}
          />
          <Select
            id={fieldId(`/content/hops/${nth}/role`)}
            label="Role"
            error={wrong(nth, 'role')}
            allowDeselect={false}
            data={Object.entries(ROLE_WORDS).map(([value, label]) => ({ value, label }))}
            value={hop.role}
            onChange={(role) => change(nth, { role: role as Hop['role'] })}
          />
          <TextInput
            id={fieldId(`/content/hops/${nth}/from`)}
            label="From"
            type="date"
            error={wrong(nth, 'from')}
            value={hop.from ?? ''}
            onChange={(event) => change(nth, { from: event.currentTarget.value || null })}
          />
          <TextInput
            id={fieldId(`/content/hops/${nth}/to`)}
            label="To"
            type="date"
            error={wrong(nth, 'to')}
            value={hop.to ?? ''}
            onChange={(event) => change(nth, { to: event.currentTarget.value || null })}
          />
          <Button
            variant="default"
            disabled={hops.length === 1}
            onClick={() => onChange(hops.filter((_, at) => at !== nth))}
          >
            Take out<span className="visually-hidden"> party {nth + 1}</span>
          </Button>
        </div>
      ))}
      <div>
        <Button
          variant="default"
          onClick={() => onChange([...hops, { party: '', role: 'subprocessor', from: null, to: null }])}
        >
          Add party
        </Button>
      </div>
    </fieldset>
  );
}
