import { CalendarDate } from '@/components/ui/DateTime';
import { formatCount } from '@/components/ui/format-number';
import { SampleMark } from '@/components/ui/SampleMark';
import { Sign } from '@/components/ui/Sign';
import type { CellValue, DataColumn } from '@/components/ui/table/column';
import { Unknown } from '@/components/ui/Unknown';
import { contractKindName } from '@/lib/contracts/contract-kinds';
import type { KnownContract, RegisterRow } from '@/lib/contracts/register';
import { Amount } from './Amount';
import styles from './contracts.module.css';
import { StatusSign } from './StatusSign';
import { REASON_WORDS, STATUS_WORDS } from './status-words';

type Column = DataColumn<RegisterRow>;

/** A column of what only readers know: of a limited contract it is empty. */
function known(
  column: Omit<Column, 'value' | 'cell'> & {
    readonly of: (contract: KnownContract) => CellValue;
    readonly show?: (contract: KnownContract) => React.ReactNode;
  },
): Column {
  const { of, show, ...rest } = column;
  return {
    ...rest,
    value: (row) => row.known && of(row.known),
    cell: ({ known: contract }) => {
      if (!contract) return <Unknown what="Limited to its owner and readers" />;
      return show ? show(contract) : (of(contract) ?? <Unknown what="Not recorded" />);
    },
  };
}

/** The columns of the register. */
export const REGISTER_COLUMNS: readonly Column[] = [
  {
    id: 'number',
    label: 'Number',
    width: 190,
    value: (row) => row.number,
    cell: ({ number, known: contract }) => (
      <span className={styles.named}>
        {number}
        {contract?.sample && <SampleMark />}
        {(!contract || contract.limited) && <Sign tone="neutral">Limited</Sign>}
      </span>
    ),
  },
  known({ id: 'title', label: 'Title', width: 260, of: ({ title }) => title }),
  {
    id: 'vendor',
    label: 'Vendor',
    width: 150,
    value: (row) => row.vendorName,
  },
  known({
    id: 'status',
    label: 'Status',
    width: 128,
    of: ({ standing }) => STATUS_WORDS[standing.status],
    show: ({ standing }) => <StatusSign status={standing.status} />,
  }),
  known({
    id: 'end',
    label: 'Counts to',
    hint: 'The last day on which it is evidence, as things stand, in its own zone',
    width: 124,
    of: ({ standing }) => standing.lastDay,
    show: ({ standing }) => (
      <span title={standing.reason ? `Then ${REASON_WORDS[standing.reason]}` : undefined}>
        <CalendarDate date={standing.lastDay} absent="no end" />
      </span>
    ),
  }),
  known({
    id: 'notice',
    label: 'Notice by',
    hint: 'The last day on which notice can still be given, of the term as it was renewed',
    width: 124,
    of: ({ standing }) => standing.dates.noticeDeadline,
    show: ({ standing, noticeGivenOn }) =>
      noticeGivenOn ? (
        <Sign tone="information">Given</Sign>
      ) : standing.dates.noticeDeadline ? (
        <CalendarDate date={standing.dates.noticeDeadline} />
      ) : (
        <Unknown what="It does not renew by itself" />
      ),
  }),
  known({ id: 'owner', label: 'Owner', width: 140, of: ({ owner }) => owner }),
  known({
    id: 'coverage',
    label: 'Playbook',
    hint: 'Types of clauses that the playbook asks for, of which one is agreed and approved',
    width: 104,
    align: 'end',
    descendingFirst: true,
    of: ({ covered, wanted }) => (wanted === 0 ? null : covered / wanted),
    show: ({ covered, wanted }) =>
      wanted === 0 ? <Unknown what="The playbook is empty" /> : `${covered} of ${wanted}`,
  }),
  known({
    id: 'waiting',
    label: 'Waiting',
    hint: 'Clauses that wait for an approval',
    width: 92,
    align: 'end',
    descendingFirst: true,
    of: ({ waiting }) => waiting,
    show: ({ waiting }) => (waiting === 0 ? <Unknown what="None" /> : formatCount(waiting)),
  }),
  known({
    id: 'kind',
    label: 'Kind',
    width: 180,
    of: ({ kind }) => contractKindName(kind),
  }),
  known({
    id: 'seller',
    label: 'Seller of record',
    hint: 'Where that is not the vendor',
    width: 150,
    of: ({ sellerName }) => sellerName,
    show: ({ sellerName }) => sellerName ?? <Unknown what="The vendor itself" />,
  }),
  known({
    id: 'value',
    label: 'Value',
    width: 132,
    align: 'end',
    of: ({ value, currency }) => value && `${value} ${currency}`,
    show: ({ value, currency }) => <Amount value={value} currency={currency} />,
  }),
  known({ id: 'parent', label: 'Belongs to', width: 150, hidden: true, of: ({ parent }) => parent }),
  known({
    id: 'effective',
    label: 'First day',
    width: 124,
    hidden: true,
    of: ({ effectiveOn }) => effectiveOn,
    show: ({ effectiveOn }) => <CalendarDate date={effectiveOn} absent="not said" />,
  }),
  known({ id: 'zone', label: 'Time zone', width: 150, hidden: true, of: ({ zone }) => zone }),
];
