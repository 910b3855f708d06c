import type { ReactNode } from 'react';
import { Facts } from '@/components/ui/Facts';
import { fieldName, fieldText } from '@/components/ui/field-words';
import { Link } from '@/components/ui/Link';
import { ruleHref } from '@/components/ui/links/routing';
import { MonoId } from '@/components/ui/MonoId';
import { SourceSign } from '@/components/ui/SourceSign';
import { Unknown } from '@/components/ui/Unknown';
import type { Stated } from '@/lib/catalog/change';
import { originOf } from './origin-of';
import { PriceChange } from './PriceChange';
import styles from './review.module.css';
import type { ReviewRow } from './review-rows';
import { StatedFields } from './StatedFields';

/** One row of a review in full: both values with who states them, each in the source's own words too, and what it touches. */
export function ReviewLook({ importId, row }: { readonly importId: string; readonly row: ReviewRow }) {
  const { field, key, kind, section, uses, alsoIn, declined, percent } = row;
  const exists = section !== 'new' && kind === 'offering';
  const { offering } = row;
  const facts = [
    offering !== null && {
      label: 'Model',
      value: `${offering.modelName}, ${offering.modelIsNew ? 'made with it' : 'which the catalogue has'}`,
    },
    offering !== null && {
      label: 'Seller',
      value: `${row.channel}, ${offering.channelIsNew ? 'made with it' : 'known'}`,
    },
    { label: 'Key', value: <MonoId value={key} label="key" wrap /> },
    field !== null && { label: 'Field', value: fieldName(field) },
    field !== null && {
      label: 'Now',
      value: <Value field={field} stated={row.before} />,
      source: sign(row.before),
    },
    field !== null &&
      section !== 'gone' && {
        label: 'Becomes',
        value: <Value field={field} stated={row.after} />,
        source: sign(row.after),
      },
    percent !== null && { label: 'Change', value: <PriceChange percent={percent} /> },
    alsoIn.length > 0 && { label: 'Still stated by', value: alsoIn.join(', ') },
    declined && { label: 'Before', value: 'The source said so before, and it was not taken over then.' },
    exists && {
      label: 'Routing',
      value: <Uses uses={uses} />,
    },
  ].filter((fact) => fact !== false);
  return (
    <>
      <Facts facts={facts} />
      {section === 'new' && <StatedFields importId={importId} offering={key} />}
    </>
  );
}

const sign = (stated: Stated | null): ReactNode => {
  const origin = originOf(stated);
  return origin && <SourceSign source={origin.source} asOf={origin.asOf} />;
};

function Value({ field, stated }: { readonly field: string; readonly stated: Stated | null }) {
  const value = stated?.value ?? null;
  const members = Array.isArray(value) && value.some((one) => typeof one === 'object') ? value : [value];
  return members.map((member, index) => {
    const text = fieldText(field, members === value ? [member] : member);
    const raw = (member as { readonly raw?: string | null } | null)?.raw;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the members of one value, which never change places
      <div key={index}>
        {text ?? <Unknown what="Not stated" word />}
        {raw && (
          <div>
            <code>{raw}</code>
          </div>
        )}
      </div>
    );
  });
}

function Uses({ uses }: { readonly uses: ReviewRow['uses'] }) {
  if (uses.length === 0) return 'No rule calls this offering.';
  return (
    <ul className={styles.uses}>
      {uses.map((use) => {
        const rule = `${use.taskClass}, rule ${use.ruleKey}`;
        const where = use.draft ?? `version ${use.version}`;
        return (
          <li key={`${use.environment} ${where} ${rule}`}>
            {use.environmentName}, {where}:{' '}
            {use.ruleId !== null && use.draft !== null ? (
              <Link href={ruleHref(use.taskClass, use.ruleId, use.environment, use.draft)}>{rule}</Link>
            ) : (
              rule
            )}
            {use.first && ', tried first'}
          </li>
        );
      })}
    </ul>
  );
}
