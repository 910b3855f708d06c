'use client';

import { Anchor, Button } from '@mantine/core';
import { useState } from 'react';
import type { ShownPassage } from '@/lib/contracts/shown-passage';
import type { EvidenceRef } from '@/lib/sensitivity/evidence-ref';
import { evidenceName, evidenceValues } from '@/lib/sensitivity/evidence-words';
import { DateTime } from '../DateTime';
import { Link } from '../Link';
import { contractHref, reviewDeskHref } from '../links/contracts';
import { Sign } from '../Sign';
import styles from './evidence.module.css';

/** What a clearance rests on: papers by name with the values that were read, and their words once they are asked for. */
export function EvidenceList({ evidence }: { readonly evidence: readonly EvidenceRef[] }) {
  const [passages, setPassages] = useState<readonly ShownPassage[] | 'loading' | 'failed' | null>(null);
  const clauses = evidence.flatMap((ref) => (ref.kind === 'clause' ? [ref.proposal] : []));
  const load = async () => {
    setPassages('loading');
    try {
      const query = new URLSearchParams([...new Set(clauses)].map((id) => ['proposal', id]));
      const response = await fetch(`/api/console/passages?${query}`);
      if (!response.ok) throw new Error(String(response.status));
      setPassages(((await response.json()) as { passages: ShownPassage[] }).passages);
    } catch {
      setPassages('failed');
    }
  };
  if (evidence.length === 0) return <p className={styles.quiet}>Nothing is asked for it.</p>;
  return (
    <div>
      <ul className={styles.list}>
        {evidence.map((ref) => (
          <li key={JSON.stringify(ref)}>
            <Name of={ref} />
            {evidenceValues(ref).map((value) => (
              <span key={value} className={styles.quiet}>
                {value}
              </span>
            ))}
            {ref.until !== null && (
              <span className={styles.quiet}>
                until <DateTime at={ref.until} />
              </span>
            )}
            {ref.singlePerson && <Sign tone="warning">One person alone</Sign>}
            {ref.sample && <Sign tone="warning">Sample</Sign>}
            {Array.isArray(passages) && ref.kind === 'clause' && (
              <Passage of={passages.find(({ proposal }) => proposal === ref.proposal)} />
            )}
          </li>
        ))}
      </ul>
      {clauses.length > 0 && !Array.isArray(passages) && (
        <Button
          variant="subtle"
          size="compact-xs"
          loading={passages === 'loading'}
          onClick={() => void load()}
        >
          Show the passages
        </Button>
      )}
      {passages === 'failed' && (
        <p role="status" className={styles.quiet}>
          The passages could not be shown. Whoever reads contracts can see them; try again in a moment.
        </p>
      )}
    </div>
  );
}

function Name({ of: ref }: { readonly of: EvidenceRef }) {
  const name = evidenceName(ref);
  if (ref.kind !== 'clause' && ref.kind !== 'contract') return <span>{name}</span>;
  const href = ref.kind === 'clause' ? reviewDeskHref(ref.contract, ref.clause) : contractHref(ref.contract);
  return (
    <Anchor component={Link} href={href}>
      {name}
    </Anchor>
  );
}

const WITHHELD = {
  limited: 'This contract is limited to named readers.',
  erased: 'The document was erased.',
  none: 'No passage is cited.',
} as const;

function Passage({ of: shown }: { readonly of: ShownPassage | undefined }) {
  if (!shown) return null;
  if ('withheld' in shown) return <p className={styles.quiet}>{WITHHELD[shown.withheld]}</p>;
  return (
    <blockquote className={styles.passage}>
      {shown.passage}
      <footer className={styles.quiet}>
        {shown.document.name}, page {shown.page}
      </footer>
    </blockquote>
  );
}
