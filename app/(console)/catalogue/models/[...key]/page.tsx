import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import styles from '@/components/catalogue/catalogue.module.css';
import { RecordActions } from '@/components/catalogue/edit/RecordActions';
import { modelFacts } from '@/components/catalogue/model-facts';
import { OfferingComparison } from '@/components/catalogue/OfferingComparison';
import { Facts } from '@/components/ui/Facts';
import { formatPlural } from '@/components/ui/format-number';
import { Link } from '@/components/ui/Link';
import { LinkButton } from '@/components/ui/LinkButton';
import { modelHref, modelNamesHref, offeringKeyOf, vendorHref } from '@/components/ui/links/catalogue';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { Price } from '@/components/ui/Price';
import { Section } from '@/components/ui/Section';
import { TrailLink } from '@/components/ui/TrailLink';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { getModel, joinedInto } from '@/lib/catalog/server/model-detail';
import { archiveRecordAction, undoChangesAction } from '../../edit-actions';
import { found } from '../../found';

interface Props {
  readonly params: Promise<{ readonly key: readonly string[] }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: offeringKeyOf((await params).key) };
}

export default async function ModelPage({ params, searchParams }: Props) {
  const caller = await requireCaller();
  const key = offeringKeyOf((await params).key);
  const into = await joinedInto(key);
  if (into !== null) redirect(`${modelHref(into)}?${new URLSearchParams({ joined: key })}`);
  const { joined } = await searchParams;
  const detail = await found(getModel(key));
  const { model, offerings, aliases } = detail;
  const lowest = (amount: string | null) => (amount === null ? null : { amount });
  return (
    <Page>
      <PageHeader
        trail={<TrailLink roles={caller.roles} type="model" id={model.key} />}
        title={model.name}
        description={
          <>
            Made by{' '}
            {model.ownerKey ? (
              <Link href={vendorHref(model.ownerKey)}>{model.ownerName}</Link>
            ) : (
              'an unknown owner'
            )}
            {model.description && `. ${model.description}`}
          </>
        }
        actions={
          <>
            {allows(caller.roles, 'model.join') && (
              <LinkButton variant="default" href={modelNamesHref(model.key)}>
                Names, join, split
              </LinkButton>
            )}
            <RecordActions
              kind="model"
              recordKey={model.key}
              {...(allows(caller.roles, 'model.update') && {
                archive: archiveRecordAction,
                undo: undoChangesAction,
              })}
            />
          </>
        }
      />
      {typeof joined === 'string' && aliases.some(({ alias }) => alias === joined.toLowerCase()) && (
        <p className={styles.quiet} role="status">
          {joined} was joined into this model: its offerings, names and measurements are here.
        </p>
      )}
      <Facts
        across
        facts={[
          {
            label: 'Lowest input / output',
            value: <Price input={lowest(model.lowestInput)} output={lowest(model.lowestOutput)} />,
          },
          {
            label: 'Sold as',
            value: `${formatPlural(model.offerings, 'offering')} in ${formatPlural(model.channels, 'channel')}`,
          },
        ]}
      />
      <Section
        title="Offerings side by side"
        note="Cheapest input first. A price of one channel says nothing about another."
      >
        {offerings.length > 0 ? (
          <OfferingComparison offerings={offerings} />
        ) : (
          <p className={styles.quiet}>Nobody sells it now, as far as is recorded.</p>
        )}
      </Section>
      <Section title="What is known">
        <div className={styles.narrow}>
          <Facts facts={modelFacts(detail)} />
        </div>
      </Section>
    </Page>
  );
}
