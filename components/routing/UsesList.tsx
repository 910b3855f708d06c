import { Link } from '@/components/ui/Link';
import { ruleHref, stopsHref, taskClassHref, versionHref } from '@/components/ui/links/routing';
import { PlainTable } from '@/components/ui/PlainTable';
import { tryHref } from '@/lib/routing/try-link';
import { keyOfUse, placeWords, type Use } from '@/lib/routing/where-used';
import { count } from './DraftBar';
import styles from './routing.module.css';

/** A list is for reading: past this many places the number says enough. */
const SHOWN = 200;

/** Where something is used, with a way to each place. `environment`: for what is not about one. */
export function UsesList({
  uses,
  environment,
  label = 'Where it is used',
  ofOneClass = false,
}: {
  readonly uses: readonly Use[];
  readonly environment: string;
  readonly label?: string;
  /** All of the task class that the page is about, which need not be said again. */
  readonly ofOneClass?: boolean;
}) {
  const values = uses.some((use) => use.values.length > 0);
  return (
    <>
      <PlainTable label={label} minWidth={520}>
        <thead>
          <tr>
            <th scope="col">Environment</th>
            <th scope="col">In</th>
            {!ofOneClass && <th scope="col">Task class</th>}
            <th scope="col">Rule or request</th>
            {values && <th scope="col">Names</th>}
          </tr>
        </thead>
        <tbody>
          {uses.slice(0, SHOWN).map((use) => (
            <tr key={keyOfUse(use)} data-quiet={!use.enabled || undefined}>
              <td data-label="Environment">{use.environmentName ?? 'Every one'}</td>
              <td data-label="In">{placeWords(use)}</td>
              {!ofOneClass && (
                <td data-label="Task class">
                  {use.taskClass === null ? (
                    '–'
                  ) : (
                    <Link
                      href={taskClassHref(
                        use.taskClass,
                        use.environment ?? environment,
                        use.draft ?? undefined,
                      )}
                    >
                      {use.taskClass}
                    </Link>
                  )}
                </td>
              )}
              <th scope="row">
                <Link href={placeHref(use, environment)}>{use.name}</Link>
                {!use.enabled && ' (disabled)'}
              </th>
              {values && <td data-label="Names">{use.values.join(', ') || 'whether it is stated'}</td>}
            </tr>
          ))}
        </tbody>
      </PlainTable>
      {uses.length > SHOWN && (
        <p className={styles.unit}>And {count(uses.length - SHOWN, 'more place')} of the same kinds.</p>
      )}
    </>
  );
}

function placeHref({ kind, environment, draft, version, taskClass, id }: Use, fallback: string): string {
  const at = environment ?? fallback;
  if (kind === 'version') return versionHref(version ?? 1, at);
  if (kind === 'stop' || taskClass === null) return stopsHref(at);
  if (kind === 'draft') return ruleHref(taskClass, id ?? '', at, draft ?? undefined);
  return tryHref({ environment: at, ...(id === null ? {} : { saved: id }) });
}
