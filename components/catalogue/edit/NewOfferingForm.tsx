'use client';

import { Autocomplete, Radio, Select, TextInput } from '@mantine/core';
import { Form } from '@/components/ui/Form';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import { Link } from '@/components/ui/Link';
import { NEW_MODEL_HREF, NEW_VENDOR_HREF } from '@/components/ui/links/catalogue';
import { MonoId } from '@/components/ui/MonoId';
import { SaveBar } from '@/components/ui/SaveBar';
import { Section } from '@/components/ui/Section';
import type { Hosting } from '@/lib/catalog/catalog-records';
import { HOSTING_NAMES } from '@/lib/catalog/compliance-names';
import type { CostBasis } from '@/lib/catalog/cost-basis';
import { keyOfIdentity } from '@/lib/catalog/offering-key';
import { keyFromName } from '@/lib/core/ids';
import { blankCost, CostBasisEditor } from './CostBasisEditor';
import styles from './edit.module.css';
import type { EditChoices } from './FieldEditor';
import { type CreateRecord, useNewRecord } from './use-new-record';

interface Typed {
  readonly hosting: Hosting;
  readonly channel: string;
  readonly siteName: string;
  readonly model: string;
  readonly requestId: string;
  readonly profile: string;
  readonly serviceTier: string;
  readonly api: string;
  readonly endpoint: string;
  readonly region: string;
  readonly cost: CostBasis;
}

const LABELS = {
  '/channel': 'Sold by',
  '/site/name': 'Site',
  '/model': 'Model',
  '/requestId': 'Request id',
  '/profile': 'Region or profile',
  '/serviceTier': 'Service tier',
  '/api': 'API',
  '/endpoint': 'Endpoint',
  '/region': 'Region',
  '/costBasis/utilisation': 'Utilisation',
  '/costBasis/measuredHow': 'Measured how',
  '/costBasis/cost/perHour': 'Cost per hour',
};

/** Makes an offering: a seller's, whose prices are stated next, or one at a site of one's own, whose prices follow from its cost. */
export function NewOfferingForm({
  sites,
  choices,
  today,
  create,
}: {
  /** Sites of one's own that there are, by key. */
  readonly sites: Readonly<Record<string, Hosting>>;
  readonly choices: EditChoices;
  readonly today: string;
  readonly create: CreateRecord;
}) {
  const initial: Typed = {
    hosting: 'service',
    channel: '',
    siteName: '',
    model: '',
    requestId: '',
    profile: '',
    serviceTier: 'standard',
    api: 'openai-chat',
    endpoint: '',
    region: '',
    cost: blankCost(today),
  };
  const { values, set, error, problems, submit, bar } = useNewRecord(
    'offering',
    initial,
    (typed) => inputOf(typed, sites),
    create,
    'editing',
  );
  const own = values.hosting !== 'service';
  const at = (path: string) => ({ id: fieldId(path), error: fieldError(problems, path) });
  const text = (
    field: 'requestId' | 'profile' | 'serviceTier' | 'region',
    label: string,
    description: string,
  ) => (
    <TextInput
      {...at(`/${field}`)}
      label={label}
      description={description}
      value={values[field]}
      onChange={(event) => set({ [field]: event.currentTarget.value })}
    />
  );
  const vendors = choices.vendors.map(({ key, name }) => ({ value: key, label: `${name} · ${key}` }));
  const key =
    values.requestId && inputOf(values, sites).channel ? keyOfIdentity(inputOf(values, sites)) : null;
  return (
    <Form className={styles.form} error={error} labels={LABELS} onSubmit={submit}>
      <Section title="Who runs it">
        <Radio.Group
          aria-label="Who runs it"
          value={values.hosting}
          onChange={(hosting) => set({ hosting: hosting as Hosting })}
        >
          <div className={styles.choices}>
            {Object.entries(HOSTING_NAMES).map(([value, label]) => (
              <Radio key={value} value={value} label={label} />
            ))}
          </div>
        </Radio.Group>
        <div className={styles.fields} style={{ marginTop: 16 }}>
          {own ? (
            <>
              <Autocomplete
                {...at(problems.some(({ path }) => path === '/channel') ? '/channel' : '/site/name')}
                label="Site"
                description="The name of a new one, or the key of one that there is. It stands as the channel."
                data={Object.keys(sites)}
                value={values.siteName}
                onChange={(siteName) => set({ siteName })}
              />
              {text('region', 'Region', 'Where it processes: eu-central-1, graz…')}
            </>
          ) : (
            <>
              <Select
                {...at('/channel')}
                label="Sold by"
                description={
                  <>
                    Not there? <Link href={NEW_VENDOR_HREF}>Create the vendor</Link> first.
                  </>
                }
                searchable
                limit={50}
                data={vendors}
                value={values.channel || null}
                onChange={(channel) => set({ channel: channel ?? '' })}
              />
              {text(
                'profile',
                'Region or profile',
                'As the channel names it: eu, us, global. Empty: it does not say.',
              )}
            </>
          )}
        </div>
      </Section>
      <Section title="What it is">
        <div className={styles.fields}>
          <Select
            {...at('/model')}
            label="Model"
            description={
              <>
                Not there? <Link href={NEW_MODEL_HREF}>Create the model</Link> first.
              </>
            }
            searchable
            limit={50}
            data={choices.models.map(({ key: value, name }) => ({ value, label: `${name} · ${value}` }))}
            value={values.model || null}
            onChange={(model) => set({ model: model ?? '' })}
          />
          {text('requestId', 'Request id', 'What a request names it by.')}
          {text('serviceTier', 'Service tier', 'standard, batch, flex, priority…')}
          <Autocomplete
            {...at('/api')}
            label="API"
            description="The dialect that it is called in."
            data={[...(choices.words.api ?? [])]}
            value={values.api}
            onChange={(api) => set({ api })}
          />
          <Autocomplete
            {...at('/endpoint')}
            label="Endpoint"
            description="The router’s own name for where to call. Empty: that of the channel. A new name is added."
            data={[...choices.endpoints]}
            limit={50}
            value={values.endpoint}
            onChange={(endpoint) => set({ endpoint })}
          />
        </div>
        <p style={{ marginTop: 12 }} className={styles.quiet}>
          Its key:{' '}
          {key ? <MonoId value={key} label="Copy key" wrap /> : 'made of the channel and the request id'}
        </p>
      </Section>
      {own && (
        <Section
          title="What it costs"
          note="An hour of the machine over the tokens of that hour: the prices per token follow, and are marked as computed."
        >
          <CostBasisEditor value={values.cost} problems={problems} onChange={(cost) => set({ cost })} />
        </Section>
      )}
      <SaveBar label="Create offering" {...bar} />
    </Form>
  );
}

/** What is sent. A site that there is not yet is made with the offering, under a key from its name. */
function inputOf(typed: Typed, sites: Readonly<Record<string, Hosting>>) {
  const { hosting, siteName, cost, channel, profile, region, endpoint, ...identity } = typed;
  const own = hosting !== 'service';
  const there = Object.hasOwn(sites, siteName.trim());
  const at = !own ? channel : there ? siteName.trim() : keyFromName(siteName);
  return {
    ...identity,
    requestId: identity.requestId.trim(),
    channel: at,
    site: own && !there ? { name: siteName, hosting } : null,
    profile: own || profile === '' ? null : profile,
    endpoint: endpoint || at,
    region: own && region !== '' ? region : null,
    costBasis: own ? cost : null,
  };
}
