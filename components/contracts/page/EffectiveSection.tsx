'use client';

import { Select } from '@mantine/core';
import { usePathname, useRouter } from 'next/navigation';
import { DateTime } from '@/components/ui/DateTime';
import { DayField } from '@/components/ui/DayField';
import { Link } from '@/components/ui/Link';
import { contractHref, reviewDeskHref } from '@/components/ui/links/contracts';
import { PlainTable } from '@/components/ui/PlainTable';
import { Sign, type Tone } from '@/components/ui/Sign';
import type { EffectiveClauses, EffectiveRow, HeardClause } from '@/lib/contracts/effective-page';
import styles from './page.module.css';

const TONES: Readonly<Record<EffectiveRow['status'], Tone>> = {
  agreed: 'good',
  refused: 'bad',
  conflict: 'bad',
  waived: 'warning',
  part: 'warning',
  silent: 'neutral',
};
const WHY_NOT: Readonly<Record<NonNullable<EffectiveRow['whyNot']>, string>> = {
  single_person: 'approved by one person alone',
  paper_gone: 'its paper is gone',
  entity: 'it covers no company',
  terms_changed: 'the terms changed and were not reviewed in time',
};

/** Which clause of each type holds on a day about an offering, and why that one. */
export function EffectiveSection({
  number,
  effective,
}: {
  readonly number: string;
  readonly effective: EffectiveClauses;
}) {
  const router = useRouter();
  const pathname = usePathname();
  const { on, at, offering, offerings, rows } = effective;
  const show = (change: { readonly on?: string | null; readonly offering?: string | null }) => {
    const wanted = { on, offering, ...change };
    const search = new URLSearchParams();
    if (wanted.on) search.set('on', wanted.on);
    if (wanted.offering) search.set('offering', wanted.offering);
    router.replace(`${pathname}?${search}`, { scroll: false });
  };
  return (
    <>
      <div className={styles.asked}>
        <DayField label="On" value={on} onChange={(day) => show({ on: day })} />
        <Select
          label="For the offering"
          data={[...offerings]}
          value={offering}
          searchable
          disabled={offerings.length === 0}
          placeholder="None of this vendor is in the catalogue"
          nothingFoundMessage="The contract covers no such offering"
          onChange={(key) => key && show({ offering: key })}
        />
      </div>
      {rows.length === 0 ? (
        <p className={styles.quiet}>
          No clause with this vendor is approved and in force at any time. What is silent is not agreed.
        </p>
      ) : (
        <PlainTable label={`Clauses that hold on ${on}`}>
          <thead>
            <tr>
              <th scope="col">Clause</th>
              <th scope="col">Holds</th>
              <th scope="col">Why</th>
              <th scope="col">Until</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.type}>
                <th scope="row">{row.typeName}</th>
                <td data-label="Holds">
                  <Sign tone={row.counts || row.status !== 'agreed' ? TONES[row.status] : 'warning'}>
                    {row.status === 'part' ? 'in part' : row.status}
                  </Sign>
                </td>
                <td data-label="Why" className={styles.words}>
                  <Why row={row} own={number} />
                </td>
                <td data-label="Until">
                  <DateTime at={row.until} absent="no end" />
                </td>
              </tr>
            ))}
          </tbody>
        </PlainTable>
      )}
      <p className={styles.quiet}>
        As it stood, or will, at <DateTime at={at} />. Clauses of other contracts with this vendor are heard
        too.
      </p>
    </>
  );
}

function Why({ row: { status, whyNot, heard }, own }: { readonly row: EffectiveRow; readonly own: string }) {
  if (status === 'silent') return <>nothing that is in force then says anything of it</>;
  return (
    <span>
      {status === 'conflict' && heard.length > 1 && 'they rank alike and say different things: '}
      {heard.map((one, index) => (
        <span key={`${one.contract} ${one.clause}`}>
          {index > 0 && '; '}
          <Heard heard={one} own={own} />
        </span>
      ))}
      {whyNot && `. It is no evidence: ${WHY_NOT[whyNot]}`}
      {status === 'part' && '. Only a part of the offering is covered'}
    </span>
  );
}

function Heard({
  heard: { contract, clause, precedence, since },
  own,
}: {
  readonly heard: HeardClause;
  readonly own: string;
}) {
  return (
    <>
      {clause ? (
        <Link href={contract === own ? reviewDeskHref(contract, clause) : contractHref(contract)}>
          {contract}
        </Link>
      ) : (
        contract
      )}
      , precedence {precedence}
      {since && (
        <>
          , since <DateTime at={since} />
        </>
      )}
    </>
  );
}
