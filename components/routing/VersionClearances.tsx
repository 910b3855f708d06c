import { DateTime } from '@/components/ui/DateTime';
import { EvidenceList } from '@/components/ui/evidence/EvidenceList';
import { Link } from '@/components/ui/Link';
import { offeringHref } from '@/components/ui/links/catalogue';
import { PlainTable } from '@/components/ui/PlainTable';
import { canonicalJson } from '@/lib/policy/canonical';
import type { JsonValue, PolicyNotes } from '@/lib/policy/types';
import { type ClearanceNote, notedEvidence } from '@/lib/routing/version-notes';
import { count } from './DraftBar';
import styles from './versions.module.css';

const SHOWN = 200;

/** Which labels each offering of a version is cleared for, and what that rests on. */
export function VersionClearances({
  offerings,
}: {
  readonly offerings: NonNullable<PolicyNotes['offerings']>;
}) {
  const entries = Object.entries(offerings).sort(([a], [b]) => (a < b ? -1 : 1));
  return (
    <>
      <PlainTable label="Clearances" minWidth={560}>
        <thead>
          <tr>
            <th scope="col">Offering</th>
            <th scope="col">Levels</th>
            <th scope="col">Tags</th>
          </tr>
        </thead>
        <tbody>
          {entries.slice(0, SHOWN).map(([offering, { levels = {}, tags = {} }]) => (
            <tr key={offering}>
              <th scope="row" style={{ overflowWrap: 'anywhere' }}>
                <Link href={offeringHref(offering)}>{offering}</Link>
              </th>
              <td>
                <Evidence of={levels} />
              </td>
              <td>
                <Evidence of={tags} />
              </td>
            </tr>
          ))}
        </tbody>
      </PlainTable>
      {entries.length > SHOWN && <p>And {count(entries.length - SHOWN, 'offering')} more, in the file.</p>}
    </>
  );
}

function Evidence({ of }: { readonly of: Readonly<Record<string, JsonValue>> }) {
  const entries = Object.entries(of);
  if (entries.length === 0) return 'none';
  return entries.map(([label, note]) => {
    const evidence = notedEvidence(note);
    if (!evidence || evidence.length === 0) {
      return (
        <div key={label}>
          {label}
          <span className={styles.source}>{evidence ? 'nothing is asked for it' : olderWords(note)}</span>
        </div>
      );
    }
    const { until } = note as unknown as ClearanceNote;
    return (
      <details key={label}>
        <summary>
          {label}
          {until !== null && (
            <>
              {' '}
              until <DateTime at={until} />
            </>
          )}
          <span className={styles.source}>{count(evidence.length, 'piece')} of evidence</span>
        </summary>
        <EvidenceList evidence={evidence} />
      </details>
    );
  });
}

/** Notes from before there was evidence: the obligations met; whatever else is noted stands there as it is. */
function olderWords(note: JsonValue): string {
  const asked = (note as { obligations?: readonly JsonValue[] } | null)?.obligations;
  if (Array.isArray(asked) && asked.length === 0) return 'nothing is asked for it';
  return canonicalJson(note);
}
