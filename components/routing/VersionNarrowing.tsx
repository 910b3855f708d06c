import { DateTime } from '@/components/ui/DateTime';
import { Link } from '@/components/ui/Link';
import { offeringHref } from '@/components/ui/links/catalogue';
import { Section } from '@/components/ui/Section';
import { groupedBy } from '@/lib/core/grouped';
import { effectLabels } from '@/lib/routing/effect-words';
import type { NarrowingNote } from '@/lib/routing/version-notes';
import styles from './versions.module.css';

/** What a narrowed version took out, by what ended: nobody ordered it, so it says why. */
export function VersionNarrowing({ narrowed }: { readonly narrowed: readonly NarrowingNote[] }) {
  const causes = groupedBy(narrowed, ({ why }) => why.join(' '));
  return (
    <Section title="What ended" note="Fairlead took it out by itself. What opens again waits for a publish.">
      {[...causes].map(([cause, losses]) => (
        <div key={cause} className={styles.narrowing}>
          <p>{cause}</p>
          <ul>
            {[...groupedBy(losses, ({ offering, until }) => `${offering}\n${until}`).values()].map(
              (group) => {
                const [{ offering, until } = { offering: '', until: null }] = group;
                return (
                  <li key={`${offering} ${until}`}>
                    <Link href={offeringHref(offering)}>{offering}</Link>{' '}
                    {until === null ? 'is not cleared any more for ' : 'is cleared for less long for '}
                    {effectLabels(group.map(({ what }) => what))}
                    {until !== null && (
                      <>
                        , until <DateTime at={until} />
                      </>
                    )}
                    .
                  </li>
                );
              },
            )}
          </ul>
        </div>
      ))}
    </Section>
  );
}
