import { DateTime } from '@/components/ui/DateTime';
import { Link } from '@/components/ui/Link';
import { reviewDeskHref } from '@/components/ui/links/contracts';
import { PlainTable } from '@/components/ui/PlainTable';
import { Sign, type Tone } from '@/components/ui/Sign';
import { Unknown } from '@/components/ui/Unknown';
import type { ClauseStatus } from '@/lib/contracts/clause-content';
import { contentOf, type DeskClause, standingOf } from '@/lib/contracts/clause-desk';
import { CLAUSE_GROUPS } from '@/lib/contracts/clause-type';
import type { ContractPage } from '@/lib/contracts/contract-page';
import { approversOf } from './approvers';

const TONES: Readonly<Record<ClauseStatus, Tone>> = {
  agreed: 'good',
  offered: 'information',
  silent: 'neutral',
  refused: 'bad',
  waived: 'warning',
  conflict: 'bad',
};
const WORK_WORDS = {
  approved: '',
  waiting: 'waits for an approval',
  changes: 'changes wanted',
  open: 'being written',
};

/** The clauses of a contract, group by group: how each stands, who wrote and who approved it. */
export function ClauseGroups({
  contract,
  types,
  clauses,
}: Pick<ContractPage, 'contract' | 'types' | 'clauses'>) {
  return (
    <PlainTable label="Clauses">
      <thead>
        <tr>
          <th scope="col">Clause</th>
          <th scope="col">Says</th>
          <th scope="col">Approved by</th>
          <th scope="col">In work</th>
        </tr>
      </thead>
      {Object.entries(CLAUSE_GROUPS).map(([group, name]) => {
        const own = types.filter((type) => type.group === group);
        const rows = own.flatMap((type) =>
          clauses.filter((clause) => clause.type === type.key).map((clause) => ({ type, clause })),
        );
        if (rows.length === 0) return null;
        return (
          <tbody key={group}>
            <tr>
              <th scope="rowgroup" colSpan={4}>
                {name}
              </th>
            </tr>
            {rows.map(({ type, clause }) => (
              <tr key={clause.id}>
                <th scope="row">
                  <Link href={reviewDeskHref(contract.number, clause.id)}>{type.name}</Link>
                </th>
                <td data-label="Says">
                  <Says clause={clause} />
                </td>
                <td data-label="Approved by">
                  <Approved clause={clause} />
                </td>
                <td data-label="In work">{WORK_WORDS[standingOf(clause)] || <Unknown what="Nothing" />}</td>
              </tr>
            ))}
          </tbody>
        );
      })}
    </PlainTable>
  );
}

function Says({ clause }: { readonly clause: DeskClause }) {
  const content = clause.inForce?.content ?? contentOf(clause);
  if (!content) return <Unknown what="Nothing recorded yet" />;
  return <Sign tone={clause.inForce ? TONES[content.status] : 'neutral'}>{content.status}</Sign>;
}

function Approved({ clause: { inForce } }: { readonly clause: DeskClause }) {
  if (!inForce) return <Unknown what="Nobody yet" />;
  return (
    <span>
      {approversOf(inForce)} · <DateTime at={inForce.approvedAt} />
    </span>
  );
}
