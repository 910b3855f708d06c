import Link from 'next/link';
import { ConvergenceBar } from '@/components/ui/ConvergenceBar';
import { Ago } from '@/components/ui/DateTime';
import { EnvironmentSign } from '@/components/ui/EnvironmentSign';
import { formatCount, formatPlural } from '@/components/ui/format-number';
import { routersHref } from '@/components/ui/links/routers';
import { publishHref, routingHref, versionHref } from '@/components/ui/links/routing';
import { PlainTable } from '@/components/ui/PlainTable';
import { Sign } from '@/components/ui/Sign';
import type { TokenDto } from '@/lib/auth/token-schema';
import type { Convergence } from '@/lib/routers/convergence';
import { convergenceShort } from '@/lib/routers/convergence-words';
import type { DraftState, EnvironmentDto } from '@/lib/routing/dto';
import styles from './overview.module.css';

export interface EnvironmentState {
  readonly environment: EnvironmentDto;
  readonly draft: DraftState;
  /** Those that work. */
  readonly tokens: readonly TokenDto[];
  readonly convergence: Convergence;
}

/** Each environment: what is in force since when and by whom, what waits, and how many routers run it. */
export function EnvironmentTable({ states }: { readonly states: readonly EnvironmentState[] }) {
  return (
    <PlainTable label="Environments" minWidth={760}>
      <thead>
        <tr>
          <th scope="col">Environment</th>
          <th scope="col">Active version</th>
          <th scope="col">Published</th>
          <th scope="col">Draft</th>
          <th scope="col">Check of the draft</th>
          <th scope="col">Routers</th>
        </tr>
      </thead>
      <tbody>
        {states.map(({ environment, draft, tokens, convergence }) => (
          <tr key={environment.key}>
            <th scope="row">
              <EnvironmentSign name={environment.name} production={environment.production} />
            </th>
            <td data-label="Active version">
              {draft.activeVersion === null ? (
                <span className={styles.quiet}>nothing published</span>
              ) : (
                <Link href={versionHref(draft.activeVersion, environment.key)}>
                  Version {draft.activeVersion}
                </Link>
              )}
            </td>
            <td data-label="Published">
              {draft.publishedAt && (
                <div>
                  <Ago at={draft.publishedAt} />
                  {draft.publishedBy && <span className={styles.quiet}> by {draft.publishedBy}</span>}
                </div>
              )}
            </td>
            <td data-label="Draft">
              <div>
                {draft.changes.length > 0 ? (
                  <Link href={publishHref(environment.key, draft.draft)}>
                    {formatPlural(draft.changes.length, 'unpublished change')}
                  </Link>
                ) : (
                  <span className={styles.quiet}>nothing to publish</span>
                )}
                <span className={styles.quiet}> in {draft.draft}</span>
              </div>
            </td>
            <td data-label="Check of the draft">
              <Findings draft={draft} />
            </td>
            <td data-label="Routers">
              <Routers environment={environment.key} convergence={convergence} tokens={tokens} />
            </td>
          </tr>
        ))}
      </tbody>
    </PlainTable>
  );
}

function Findings({ draft }: { readonly draft: DraftState }) {
  const count = (severity: string) =>
    draft.findings.filter((finding) => finding.severity === severity).length;
  const [errors, warnings] = [count('error'), count('warning')];
  if (errors === 0 && warnings === 0) return <span className={styles.quiet}>nothing found</span>;
  return (
    <Link href={routingHref(draft.environment, draft.draft)}>
      {errors > 0 && <Sign tone="bad">{formatPlural(errors, 'error')}</Sign>}
      {errors > 0 && warnings > 0 && ', '}
      {warnings > 0 && <Sign tone="warning">{formatPlural(warnings, 'warning')}</Sign>}
    </Link>
  );
}

function Routers({
  environment,
  convergence,
  tokens,
}: Pick<EnvironmentState, 'convergence' | 'tokens'> & { readonly environment: string }) {
  const { total, rejecting } = convergence;
  if (total === 0) {
    return (
      <div className="prose">
        <Link href={routersHref(environment)}>none connected</Link>
        <span className={styles.quiet}>
          , {tokens.length === 0 ? 'no tokens' : formatPlural(tokens.length, 'token')}
        </span>
      </div>
    );
  }
  return (
    <div className={styles.routers}>
      <div className="prose">
        <Link href={routersHref(environment)}>{convergenceShort(convergence)}</Link>
        <span className={styles.quiet}> run it</span>
        {rejecting > 0 && (
          <>
            , <Sign tone="bad">{formatCount(rejecting)} refusing</Sign>
          </>
        )}
      </div>
      <ConvergenceBar convergence={convergence} thin />
    </div>
  );
}
