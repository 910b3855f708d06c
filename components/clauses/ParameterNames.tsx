import { Fragment } from 'react';
import { PARAMETER_KINDS, type Parameter } from '@/lib/contracts/parameters';
import styles from './clauses.module.css';

/** What a type asks for, each with how it is typed and what it can be. */
export function ParameterNames({ parameters }: { readonly parameters: readonly Parameter[] }) {
  if (parameters.length === 0) return <span className={styles.quiet}>None</span>;
  return parameters.map(({ key, name, kind, unit, options }, i) => (
    <Fragment key={key}>
      {i > 0 && ', '}
      <span title={Object.values(options ?? {}).join(', ') || undefined}>
        {name} <span className={styles.quiet}>({(unit ?? PARAMETER_KINDS[kind]).toLowerCase()})</span>
      </span>
    </Fragment>
  ));
}
