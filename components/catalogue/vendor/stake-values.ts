import type { StakeFields } from '@/lib/catalog/stake-fields';

/** A stake as its form holds it: what is empty is unknown. */
export interface StakeValues {
  readonly holder: string;
  readonly subject: string;
  readonly kind: StakeFields['kind'];
  readonly economicPercent: string;
  readonly votingPercent: string;
  readonly revenueSharePercent: string;
  readonly committedUsd: string;
  readonly spendCommitmentUsd: string;
  readonly convertible: '' | 'yes' | 'no';
  readonly boardSeats: string;
  readonly exclusivity: string;
  readonly note: string;
  readonly source: string;
  readonly asOf: string;
  readonly confidence: StakeFields['confidence'];
  readonly validFrom: string;
  readonly validTo: string;
  /** Of an edit: the day on which it became so; empty = it was so all along. */
  readonly changedOn: string;
}

export const STAKE_LABELS: Readonly<Record<string, string>> = {
  '/holder': 'Who holds',
  '/subject': 'In whom',
  '/kind': 'What it is',
  '/economicPercent': 'Economic share',
  '/votingPercent': 'Votes',
  '/committedUsd': 'Committed',
  '/spendCommitmentUsd': 'Spend commitment',
  '/revenueSharePercent': 'Revenue share',
  '/boardSeats': 'Board seats',
  '/convertible': 'Convertible',
  '/exclusivity': 'Exclusivity',
  '/source': 'Source',
  '/asOf': 'As of',
  '/confidence': 'Confidence',
  '/validFrom': 'First day',
  '/validTo': 'Last day',
  '/note': 'Note',
  '/changedOn': 'Changed on',
};

type Stated = StakeFields & { readonly holder: string; readonly subject: string };

/** What a form begins with; without a stake, nothing is known but who it is about. */
export function stakeValues(stake: Partial<Stated>, today: string): StakeValues {
  const { convertible } = stake;
  return {
    holder: stake.holder ?? '',
    subject: stake.subject ?? '',
    kind: stake.kind ?? 'interest',
    economicPercent: stake.economicPercent ?? '',
    votingPercent: stake.votingPercent ?? '',
    revenueSharePercent: stake.revenueSharePercent ?? '',
    committedUsd: stake.committedUsd ?? '',
    spendCommitmentUsd: stake.spendCommitmentUsd ?? '',
    convertible: convertible === undefined || convertible === null ? '' : convertible ? 'yes' : 'no',
    boardSeats: stake.boardSeats === undefined || stake.boardSeats === null ? '' : String(stake.boardSeats),
    exclusivity: stake.exclusivity ?? '',
    note: stake.note ?? '',
    source: stake.source ?? '',
    asOf: stake.asOf ?? today,
    confidence: stake.confidence ?? 'medium',
    validFrom: stake.validFrom ?? '',
    validTo: stake.validTo ?? '',
    changedOn: '',
  };
}

const stated = (text: string): string | null => (text.trim() === '' ? null : text.trim());
/** "8,000,000,000" as people write amounts. */
const figure = (text: string): string | null => stated(text.replaceAll(/[\s,$%]/g, ''));

/** What the form says, as the commands take it. Where nothing is held no figure is sent. */
export function stakeFieldsOf(values: StakeValues): Record<string, unknown> {
  const { kind, source, asOf, confidence } = values;
  const none = kind === 'none';
  const seats = figure(values.boardSeats);
  return {
    kind,
    source,
    asOf,
    confidence,
    economicPercent: none ? null : figure(values.economicPercent),
    votingPercent: none ? null : figure(values.votingPercent),
    revenueSharePercent: none ? null : figure(values.revenueSharePercent),
    committedUsd: none ? null : figure(values.committedUsd),
    spendCommitmentUsd: none ? null : figure(values.spendCommitmentUsd),
    convertible: none || values.convertible === '' ? null : values.convertible === 'yes',
    boardSeats: none || seats === null ? null : Number(seats),
    exclusivity: none ? null : stated(values.exclusivity),
    note: stated(values.note),
    validFrom: stated(values.validFrom),
    validTo: stated(values.validTo),
  };
}
