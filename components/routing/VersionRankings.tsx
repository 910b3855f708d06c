import { DateTime } from '@/components/ui/DateTime';
import { formatDate } from '@/components/ui/format-date';
import { Link } from '@/components/ui/Link';
import { offeringHref } from '@/components/ui/links/catalogue';
import { PlainTable } from '@/components/ui/PlainTable';
import { Section } from '@/components/ui/Section';
import { describeSelection } from '@/lib/routing/describe';
import type { RankedOffering, RankInput } from '@/lib/routing/rank-describe';
import type { RankingNote } from '@/lib/routing/rank-notes';
import { MEASURE_WORDS, measureText, REASON_WORDS, reasonSentence } from '@/lib/routing/rank-words';
import { MEASURES, type Measure } from '@/lib/routing/select-schema';
import { count } from './DraftBar';
import styles from './versions.module.css';

/** A screen shows so many of a ranking; the file has the rest. */
const SHOWN = 50;

/** The rankings behind a version: what was asked, what came of it, and each number with its source and date. */
export function VersionRankings({ rankings }: { readonly rankings: readonly RankingNote[] }) {
  return rankings.map((ranking) => (
    <Section
      key={`${ranking.taskClass} ${ranking.rule} ${ranking.arm}`}
      title={`${ranking.rule}, ${ranking.arm}`}
      note={
        <>
          {describeSelection(ranking.select)}, for {ranking.taskClass}.{' '}
          {count(ranking.considered, 'offering')} considered, {ranking.scored.toLocaleString('en')} scored,{' '}
          {ranking.selected.length} selected at <DateTime at={ranking.at} />.
        </>
      }
    >
      <PlainTable label={`Ranking of ${ranking.rule}, ${ranking.arm}`} minWidth={820}>
        <thead>
          <tr>
            <th scope="col">Place</th>
            <th scope="col">Offering</th>
            <th scope="col" data-align="end">
              Score
            </th>
            {MEASURES.map((measure) => (
              <th key={measure} scope="col" data-align="end">
                {MEASURE_WORDS[measure]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ranking.offerings.slice(0, SHOWN).map((offering) => (
            <Row key={offering.offering} offering={offering} />
          ))}
        </tbody>
      </PlainTable>
      {ranking.offerings.length > SHOWN && (
        <p>And {count(ranking.offerings.length - SHOWN, 'offering')} more, in the file.</p>
      )}
      {ranking.reasons.length > 0 && (
        <p>
          Out because:{' '}
          {ranking.reasons
            .map(({ code, count: many }) => `${reasonWords(code)} (${many.toLocaleString('en')})`)
            .join(', ')}
          .
        </p>
      )}
    </Section>
  ));
}

function Row({ offering }: { readonly offering: RankedOffering }) {
  const out = 'out' in offering;
  return (
    <tr data-quiet={out || !offering.selected || undefined}>
      <td>{out ? 'out' : `${offering.rank}${offering.selected ? ', selected' : ''}`}</td>
      <th scope="row" style={{ overflowWrap: 'anywhere' }}>
        <Link href={offeringHref(offering.offering)}>{offering.offering}</Link>
        {out && <span className={styles.source}>{offering.out.map(reasonSentence).join('. ')}</span>}
      </th>
      <td data-align="end">{out ? '–' : offering.score}</td>
      {MEASURES.map((measure) => (
        <td key={measure} data-align="end">
          <Input measure={measure} input={offering.inputs[measure]} />
        </td>
      ))}
    </tr>
  );
}

function Input({ measure, input }: { readonly measure: Measure; readonly input: RankInput | null }) {
  if (!input) return 'unknown';
  const { value, source, asOf } = input;
  return (
    <>
      {measureText(measure, value)}
      <span className={styles.source}>
        {source}, {formatDate(asOf)}
      </span>
    </>
  );
}

function reasonWords(code: string): string {
  return Object.hasOwn(REASON_WORDS, code) ? REASON_WORDS[code as keyof typeof REASON_WORDS] : code;
}
