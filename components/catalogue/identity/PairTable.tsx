import type { ReactNode } from 'react';
import { formatDate } from '@/components/ui/format-date';
import { formatPlural } from '@/components/ui/format-number';
import { Link } from '@/components/ui/Link';
import { modelHref } from '@/components/ui/links/catalogue';
import { Price } from '@/components/ui/Price';
import { Tokens } from '@/components/ui/Tokens';
import { Unknown } from '@/components/ui/Unknown';
import type { Few, SuggestedModel, SuggestionDetail } from '@/lib/catalog/suggestion-detail';
import styles from './identity.module.css';

/** Two models side by side: what is known of each, where they differ in bold. */
export function PairTable({ models }: { readonly models: SuggestionDetail['models'] }) {
  return (
    <table className={styles.pair}>
      <thead>
        <tr>
          <td />
          {models.map((model) => (
            <th key={model.key} scope="col">
              <Link href={modelHref(model.key)}>{model.name}</Link>
              <code className={styles.key}>{model.key}</code>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <Row label="Made by" models={models} of={({ ownerName }) => ownerName} />
        <Row label="Family" models={models} of={({ family }) => family} />
        <Row label="Released" models={models} of={({ releasedOn }) => releasedOn && formatDate(releasedOn)} />
        <Row
          label="Context"
          models={models}
          of={({ contextTokens }) => contextTokens}
          show={(tokens) => <Tokens value={Number(tokens)} />}
        />
        <tr>
          <th scope="row">Sold as</th>
          {models.map((model) => (
            <td key={model.key}>
              <SoldAs model={model} />
            </td>
          ))}
        </tr>
        <tr>
          <th scope="row">Other names</th>
          {models.map(({ key, aliases }) => (
            <td key={key}>
              <Some
                few={aliases}
                show={(alias) => <code className={styles.name}>{alias}</code>}
                none="none"
              />
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}

function Row({
  label,
  models,
  of,
  show = (value) => value,
}: {
  readonly label: string;
  readonly models: SuggestionDetail['models'];
  readonly of: (model: SuggestedModel) => string | number | null;
  readonly show?: (value: string | number) => ReactNode;
}) {
  const [one, other] = [of(models[0]), of(models[1])];
  const differs = one !== null && other !== null && one !== other;
  return (
    <tr>
      <th scope="row">{label}</th>
      {models.map((model) => {
        const value = of(model);
        return (
          <td key={model.key} data-differs={differs || undefined}>
            {value === null ? <Unknown word /> : show(value)}
          </td>
        );
      })}
    </tr>
  );
}

function SoldAs({ model }: { readonly model: SuggestedModel }) {
  const amount = (text: string | null) => (text === null ? null : { amount: text });
  return (
    <Some
      few={model.offerings}
      none="nobody sells it now"
      more={(count) => formatPlural(count, 'more offering')}
      show={({ requestId, channelName, profile, input, output }) => (
        <>
          <code className={styles.name}>{requestId}</code>
          <span className={styles.quiet}>
            {channelName}
            {profile && `, ${profile}`} · <Price input={amount(input)} output={amount(output)} />
          </span>
        </>
      )}
    />
  );
}

function Some<Value extends string | { readonly key: string }>({
  few,
  show,
  none,
  more = (count) => `${count} more`,
}: {
  readonly few: Few<Value>;
  readonly show: (value: Value) => ReactNode;
  readonly none: string;
  readonly more?: (count: number) => string;
}) {
  const { first, total } = few;
  if (total === 0) return <span className={styles.quiet}>{none}</span>;
  return (
    <ul className={styles.some}>
      {first.map((value) => (
        <li key={typeof value === 'string' ? value : value.key}>{show(value)}</li>
      ))}
      {total > first.length && <li className={styles.quiet}>and {more(total - first.length)}</li>}
    </ul>
  );
}
