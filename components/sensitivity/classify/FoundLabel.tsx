import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from '@/components/ui/Link';
import { labelHref } from '@/components/ui/links/sensitivity';
import { Sign } from '@/components/ui/Sign';
import type { Classification } from '@/lib/sensitivity/classify';
import styles from './classify.module.css';

/** The label that the answers come to, with what speaks for each part of it. */
export function FoundLabel({ found }: { readonly found: Classification }) {
  const { level, tags, missing, open } = found;
  return (
    <section className={styles.part} aria-labelledby="found-label">
      <h2 id="found-label">Label</h2>
      <p className={styles.label} role="status">
        <Link href={labelHref('level', level.key)}>{level.name}</Link>
        {tags.map(({ key, name }) => (
          <span key={key}>
            {' + '}
            <Link href={labelHref('tag', key)}>{name}</Link>
          </span>
        ))}
      </p>
      {open.length > 0 && (
        <p>
          <Sign tone="warning" icon={<IconAlertTriangle size={14} />}>
            {open.length === 1 ? 'One question' : `${open.length} questions`} about the data to go
          </Sign>{' '}
          It may rise.
        </p>
      )}
      <ul>
        <li>
          {level.name}, since {level.because.join(', and ')}.
        </li>
        {tags.map(({ key, name, because }) => (
          <li key={key}>
            {name}, since {because.join(', and ')}.
          </li>
        ))}
        {missing.map(({ key, because }) => (
          <li key={key}>
            There is no tag {key} here, though {because.join(', and ')}. A data steward can add it.
          </li>
        ))}
      </ul>
    </section>
  );
}
