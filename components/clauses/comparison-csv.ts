import type { DataColumn } from '@/components/ui/table/column';
import { toCsv } from '@/components/ui/table/export-rows';
import { CLAUSE_GROUPS } from '@/lib/contracts/clause-type';
import type { ComparedColumn, ComparedEntry, ComparedType } from '@/lib/contracts/comparison';
import { CLAUSE_STATUS_WORDS } from './clause-status-words';
import { verdictWord } from './verdict-words';

/** The comparison as it is shown: a row for each type, and for each column what it says and how far that is off the playbook. */
export function comparisonCsv(columns: readonly ComparedColumn[], types: readonly ComparedType[]): string {
  const fields: DataColumn<ComparedType>[] = [
    { id: 'number', label: 'No.', value: ({ number }) => number },
    { id: 'group', label: 'Group', value: ({ group }) => CLAUSE_GROUPS[group] },
    { id: 'type', label: 'Type', value: ({ name }) => name },
    ...columns.flatMap((column, i): DataColumn<ComparedType>[] => {
      const name = column.number ?? column.name;
      const cell = (write: (entry: ComparedEntry) => string) => (type: ComparedType) =>
        (type.cells[i] ?? []).map(write).join('\n');
      const verdicts = (type: ComparedType) =>
        !type.wanted ? null : type.cells[i]?.length ? cell(judged)(type) : verdictWord('missing');
      return [
        { id: `${column.key} says`, label: name, value: cell(said) },
        { id: `${column.key} playbook`, label: `${name}: playbook`, value: verdicts },
      ];
    }),
  ];
  return toCsv(fields, types);
}

function said({ status, parameters, scope, caveat, contracts }: ComparedEntry): string {
  return [
    CLAUSE_STATUS_WORDS[status],
    ...parameters.map(({ label, text }) => `${label}: ${text}`),
    ...(scope ? [`Only ${scope}`] : []),
    ...(caveat ? [caveat] : []),
    `(${contracts.join(', ')})`,
  ].join('; ');
}

function judged({ deviation: { verdict, reasons } }: ComparedEntry): string {
  return [verdictWord(verdict), ...reasons].join('; ');
}
