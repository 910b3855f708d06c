'use client';

import { Autocomplete, Select, TextInput } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { ConfirmAction } from '@/components/ui/ConfirmAction';
import { ConflictView } from '@/components/ui/ConflictView';
import { EffectsGate } from '@/components/ui/effects/EffectsGate';
import { useEffects } from '@/components/ui/effects/use-effects';
import { Form } from '@/components/ui/Form';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import { PATHS_HREF } from '@/components/ui/links/sensitivity';
import { useRecordForm } from '@/components/ui/record-form';
import { SaveBar } from '@/components/ui/SaveBar';
import type { NoticeDto } from '@/lib/catalog/papers';
import type { ActionResult } from '@/lib/http/action-result';
import type { EvidenceEffects } from '@/lib/routing/evidence-effects';
import styles from './paths.module.css';

const LABELS: Readonly<Record<string, string>> = {
  '/channel': 'Channel',
  '/party': 'New party',
  '/role': 'What it will do',
  '/effectiveOn': 'Takes effect on',
  '/source': 'Source',
};
type Values = Pick<NoticeDto, 'channel' | 'party' | 'role' | 'effectiveOn' | 'source'>;
const valuesOf = ({ channel, party, role, effectiveOn, source }: Values): Values => ({
  channel,
  party,
  role,
  effectiveOn,
  source,
});

interface Named {
  readonly key: string;
  readonly name: string;
}

/** Records that a channel will have somebody else process data, corrects it, or takes it out. */
export function NoticeForm({
  existing,
  channel,
  channels,
  vendors,
  save,
  preview,
  archive,
}: {
  /** Null = a new one. */
  readonly existing: NoticeDto | null;
  /** Of a new one. */
  readonly channel: string;
  readonly channels: readonly Named[];
  readonly vendors: readonly Named[];
  readonly save: (input: unknown) => Promise<ActionResult<NoticeDto>>;
  readonly preview: (input: unknown) => Promise<ActionResult<EvidenceEffects>>;
  readonly archive: (input: unknown) => Promise<ActionResult<unknown>>;
}) {
  const router = useRouter();
  const effects = useEffects(preview);
  const { values, setValues, error, submit, conflict, bar } = useRecordForm({
    kind: 'notice',
    existing,
    initial: valuesOf(existing ?? { channel, party: '', role: '', effectiveOn: '', source: '' }),
    valuesOf: (saved: NoticeDto) => valuesOf(saved),
    save: ({ channel: of, ...fields }, edited) => {
      const input = edited ? { ...edited, ...fields } : { channel: of, ...fields };
      return effects.guard(input, () => save(input));
    },
    onSaved: () => router.push(PATHS_HREF),
  });
  const set = (change: Partial<Values>) => setValues((now) => ({ ...now, ...change }));
  if (conflict) {
    return (
      <ConflictView
        what="notice"
        fields={Object.entries(LABELS).map(([path, label]) => {
          const field = path.slice(1) as keyof Values;
          const [mine, theirs] = [values[field], conflict.theirs[field]];
          return { label, mine, theirs, same: mine === theirs };
        })}
        {...conflict.choices}
      />
    );
  }
  const at = (path: string) => ({
    id: fieldId(path),
    label: LABELS[path],
    error: fieldError(error?.fields, path),
  });
  return (
    <Form className={styles.form} error={error} labels={LABELS} onSubmit={submit}>
      <div className={styles.fields}>
        <Select
          {...at('/channel')}
          searchable
          limit={50}
          disabled={existing !== null}
          data={channels.map(({ key, name }) => ({ value: key, label: name }))}
          value={values.channel || null}
          onChange={(of) => set({ channel: of ?? '' })}
        />
        <Autocomplete
          {...at('/party')}
          description="A vendor’s key, or the name that the channel gives."
          limit={20}
          data={vendors.map(({ key }) => key)}
          value={values.party}
          onChange={(party) => set({ party })}
        />
        <TextInput
          {...at('/role')}
          description="In the channel’s words."
          value={values.role}
          onChange={(event) => set({ role: event.currentTarget.value })}
        />
        <TextInput
          {...at('/effectiveOn')}
          type="date"
          description="From the beginning of that day, ways that do not name them count no more."
          value={values.effectiveOn}
          onChange={(event) => set({ effectiveOn: event.currentTarget.value })}
        />
        <TextInput
          {...at('/source')}
          description="Where this is stated: an address, or words."
          value={values.source}
          onChange={(event) => set({ source: event.currentTarget.value })}
        />
      </div>
      <EffectsGate effects={effects} />
      <SaveBar label={existing ? 'Save notice' : 'Record notice'} {...bar} />
      {existing && (
        <div>
          <ConfirmAction
            label="Take out"
            title="Take out this notice?"
            confirmLabel="Take out notice"
            effect="For one that the channel has withdrawn. What it ended is open again with the next publish."
            onConfirm={async () => {
              const result = await archive({ id: existing.id, revision: existing.revision });
              if (result.ok) router.push(PATHS_HREF);
              return result;
            }}
          />
        </div>
      )}
    </Form>
  );
}
