import { AffiliationSign } from '@/components/ui/AffiliationSign';
import { type Fact, Facts } from '@/components/ui/Facts';
import { LifecycleSign } from '@/components/ui/LifecycleSign';
import { Link } from '@/components/ui/Link';
import { compareOfferingsHref, modelHref } from '@/components/ui/links/catalogue';
import { MonoId } from '@/components/ui/MonoId';
import { Price } from '@/components/ui/Price';
import { SourceSign } from '@/components/ui/SourceSign';
import { Tokens } from '@/components/ui/Tokens';
import { TRAINING_NAMES, ZERO_RETENTION_NAMES } from '@/lib/catalog/compliance-names';
import type { OfferingRow } from '@/lib/catalog/offering-row';
import { capabilityName } from './capabilities';
import styles from './catalogue.module.css';

/** What an architect asks of an offering first, for the quick look; then what is not known, and where to go on. */
export function OfferingGlance({ row }: { readonly row: OfferingRow }) {
  const price = (amount: string | undefined) => (amount === undefined ? null : { amount, free: row.free });
  const stated = row.prices.input !== undefined || row.prices.output !== undefined;
  const possible: readonly (readonly [label: string, value: Fact['value'], source?: Fact['source']])[] = [
    ['Channel', row.channelName],
    ['Affiliation', <AffiliationSign key="affiliation" affiliation={row.affiliation} />],
    ['Lifecycle', <LifecycleSign key="lifecycle" lifecycle={row.lifecycle} />],
    ['Request id', <MonoId key="id" value={row.requestId} label="Copy request id" wrap />],
    [
      'Input / output',
      stated && <Price input={price(row.prices.input)} output={price(row.prices.output)} />,
      row.source && row.asOf && <SourceSign source={row.source} asOf={row.asOf} />,
    ],
    ['Context', row.contextTokens !== null && <Tokens value={row.contextTokens} />],
    ['Max output', row.maxOutputTokens !== null && <Tokens value={row.maxOutputTokens} />],
    ['Regions', row.regions?.join(', ') ?? row.profile],
    ['Capabilities', row.capabilities?.map(capabilityName).join(', ')],
    ['Takes', row.inputModalities?.join(', ')],
    ['Zero retention', row.zeroRetention && ZERO_RETENTION_NAMES[row.zeroRetention]],
    ['Training on prompts', row.trainingUse && TRAINING_NAMES[row.trainingUse]],
  ];
  const unknown = possible.filter(([, value]) => !value).map(([label]) => label.toLowerCase());
  return (
    <>
      <Facts
        facts={[
          ...possible.flatMap(([label, value, source]) => (value ? [{ label, value, source }] : [])),
          ...(unknown.length > 0
            ? [{ label: 'Not known', value: <span className={styles.quiet}>{unknown.join(', ')}</span> }]
            : []),
        ]}
      />
      <p className="prose">
        <Link href={modelHref(row.modelKey)}>The model and where else it is sold</Link> ·{' '}
        <Link href={compareOfferingsHref([row.key])}>Compare it</Link>
      </p>
    </>
  );
}
