'use client';

import { Checkbox } from '@mantine/core';
import { Link } from '@/components/ui/Link';
import { acknowledgementKey, type Finding } from '@/lib/routing/finding';
import { tryHref } from '@/lib/routing/try-link';
import styles from './findings.module.css';
import routingStyles from './routing.module.css';

/** Saved requests that are decided differently than expected, each to be looked at and let pass by itself. */
export function Acknowledgements({
  failed,
  acknowledged,
  environment,
  draft,
  disabled,
  onChange,
}: {
  readonly failed: readonly Finding[];
  /** `acknowledgementKey` of those that were let pass. */
  readonly acknowledged: readonly string[];
  readonly environment: string;
  readonly draft: string | undefined;
  readonly disabled: boolean;
  readonly onChange: (acknowledged: readonly string[]) => void;
}) {
  return (
    <fieldset className={routingStyles.fieldset} disabled={disabled}>
      <legend>Saved requests decided differently</legend>
      <div className={styles.acknowledgements}>
        {failed.map((finding) => {
          const key = acknowledgementKey(finding);
          return (
            <div key={key}>
              <Checkbox
                label={`Let it pass: ${finding.message}`}
                checked={acknowledged.includes(key)}
                onChange={(event) =>
                  onChange(
                    event.currentTarget.checked
                      ? [...acknowledged, key]
                      : acknowledged.filter((other) => other !== key),
                  )
                }
              />
              <Link
                className={styles.acknowledgementLink}
                href={tryHref({
                  environment,
                  draft: draft ?? null,
                  saved: String(finding.values.savedRequest),
                })}
              >
                Look at it
              </Link>
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}
