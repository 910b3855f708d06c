import { IconAlertTriangle, IconCircleX, IconInfoCircle } from '@tabler/icons-react';
import { Link } from '@/components/ui/Link';
import { type Finding, findingKey } from '@/lib/routing/finding';
import { tryHref } from '@/lib/routing/try-link';
import styles from './findings.module.css';

const SIGNS = {
  error: { icon: IconCircleX, word: 'Error', color: 'var(--bad)' },
  warning: { icon: IconAlertTriangle, word: 'Warning', color: 'var(--warning)' },
  note: { icon: IconInfoCircle, word: 'Note', color: 'var(--information)' },
} as const;

/** Findings, gravest first, each with its severity in a word, its place and the stable code. */
export function FindingsList({
  findings,
  withPlace = true,
  draft,
}: {
  readonly findings: readonly Finding[];
  /** False where they stand beside what they are about. */
  readonly withPlace?: boolean;
  /** Whose findings they are: saved requests that fail there can be looked at. */
  readonly draft?: { readonly environment: string; readonly name: string };
}) {
  if (findings.length === 0) return null;
  const order = ['error', 'warning', 'note'] as const;
  return (
    <ul className={styles.findings}>
      {order.flatMap((severity) =>
        findings
          .filter((finding) => finding.severity === severity)
          .map((finding) => {
            const { icon: Icon, word, color } = SIGNS[severity];
            return (
              <li key={findingKey(finding)} className={styles.finding}>
                <Icon size={16} aria-hidden style={{ color, flex: 'none', marginTop: 2 }} />
                <div>
                  <span className={styles.severity} style={{ color }}>
                    {finding.acknowledged ? `${word}, acknowledged` : word}
                  </span>{' '}
                  {finding.message}
                  {draft && finding.code === 'saved_request_failed' && (
                    <>
                      {' '}
                      <Link
                        href={tryHref({
                          environment: draft.environment,
                          draft: draft.name,
                          saved: String(finding.values.savedRequest),
                        })}
                      >
                        Look at it
                      </Link>
                    </>
                  )}
                  <div className={styles.place}>
                    {finding.code}
                    {withPlace && finding.place && ` · ${placeWords(finding.place)}`}
                  </div>
                </div>
              </li>
            );
          }),
      )}
    </ul>
  );
}

/** "/taskClasses/summarisation/rules/0/definition/arms/0/targets/1" → "summarisation, rule 1, target 2". */
function placeWords(place: string): string {
  const parts = place.slice(1).split('/');
  const after = (word: string) => parts[parts.indexOf(word) + 1];
  const words = [];
  if (parts.includes('taskClasses')) words.push(after('taskClasses'));
  for (const [part, word] of [
    ['rules', 'rule'],
    ['arms', 'arm'],
    ['targets', 'target'],
  ] as const) {
    const index = after(part);
    if (parts.includes(part) && index !== undefined) words.push(`${word} ${Number(index) + 1}`);
  }
  if (parts.at(-1) === 'unlabelled') words.push('what no label means');
  return words.join(', ');
}
