'use client';

import { Autocomplete, Textarea, TextInput } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { ConflictView } from '@/components/ui/ConflictView';
import { Form } from '@/components/ui/Form';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import { endpointHref } from '@/components/ui/links/vocabulary';
import { useRecordForm } from '@/components/ui/record-form';
import { SaveBar } from '@/components/ui/SaveBar';
import type { EndpointDto } from '@/lib/catalog/endpoint';
import type { ActionResult } from '@/lib/http/action-result';
import styles from '../routing.module.css';
import formStyles from './vocabulary.module.css';

type EndpointValues = Omit<EndpointDto, 'id' | 'revision'>;

const LABELS: Readonly<Record<string, string>> = {
  '/name': 'Name',
  '/key': 'Key',
  '/api': 'Dialect',
  '/baseUrl': 'Base address',
  '/region': 'Region',
  '/description': 'Description',
};

/** Describes an endpoint. Routers know its address and credentials themselves; what is here is for people. */
export function EndpointForm({
  existing,
  dialects,
  regions,
  save,
}: {
  /** Null = a new one. */
  readonly existing: EndpointDto | null;
  readonly dialects: readonly string[];
  readonly regions: readonly string[];
  readonly save: (input: unknown) => Promise<ActionResult<EndpointDto>>;
}) {
  const router = useRouter();
  const initial = valuesOf(existing);
  const { values, setValues, error, submit, conflict, bar } = useRecordForm({
    kind: 'endpoint',
    existing,
    initial,
    valuesOf,
    save: ({ key, ...fields }, edited) => save(edited ? { ...fields, ...edited } : { ...fields, key }),
    onSaved: ({ key }: EndpointDto) => {
      if (existing) router.refresh();
      else router.push(endpointHref(key));
    },
  });
  const set = <K extends keyof EndpointValues>(field: K, value: EndpointValues[K]) =>
    setValues((now) => ({ ...now, [field]: value }));

  if (conflict) {
    return (
      <ConflictView
        what="endpoint"
        fields={Object.entries(LABELS).map(([path, label]) => {
          const field = path.slice(1) as keyof EndpointValues;
          const [mine, theirs] = [values[field] || 'none', conflict.theirs[field] || 'none'];
          return { label, mine, theirs, same: mine === theirs };
        })}
        {...conflict.choices}
      />
    );
  }

  const at = (path: string) => ({ id: fieldId(path), error: fieldError(error?.fields, path) });
  return (
    <Form className={formStyles.form} error={error} labels={LABELS} onSubmit={submit}>
      <div className={styles.fields}>
        <TextInput
          {...at('/name')}
          label="Name"
          value={values.name}
          onChange={(event) => set('name', event.currentTarget.value)}
        />
        {!existing && (
          <TextInput
            {...at('/key')}
            label="Key"
            description="What routers look up in their own settings. It cannot be changed later."
            value={values.key}
            onChange={(event) => set('key', event.currentTarget.value)}
          />
        )}
        <Autocomplete
          {...at('/api')}
          label="Dialect"
          description="Left empty: more than one."
          data={[...dialects]}
          value={values.api ?? ''}
          onChange={(value) => set('api', value || null)}
        />
        <TextInput
          {...at('/baseUrl')}
          label="Base address"
          description="For people to know it by. Never a key or a password."
          inputMode="url"
          value={values.baseUrl ?? ''}
          onChange={(event) => set('baseUrl', event.currentTarget.value || null)}
        />
        <Autocomplete
          {...at('/region')}
          label="Region"
          description="Where it answers, where that is one."
          data={[...regions]}
          limit={50}
          value={values.region ?? ''}
          onChange={(value) => set('region', value || null)}
        />
      </div>
      <Textarea
        {...at('/description')}
        label="Description"
        autosize
        minRows={2}
        value={values.description}
        onChange={(event) => set('description', event.currentTarget.value)}
      />
      <SaveBar label={existing ? 'Save endpoint' : 'Create endpoint'} {...bar} />
    </Form>
  );
}

function valuesOf(endpoint: EndpointDto | null): EndpointValues {
  const { key = '', name = '', api = null, baseUrl = null } = endpoint ?? {};
  return {
    key,
    name,
    api,
    baseUrl,
    region: endpoint?.region ?? null,
    description: endpoint?.description ?? '',
  };
}
