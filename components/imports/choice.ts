import {
  PREVIEW_SECTIONS,
  type PreviewChoice,
  type PreviewRow,
  type PreviewSection,
  SECTION_CHOICES,
  type SectionChoice,
  takes,
} from '@/lib/catalog/import/preview';

/** What is chosen of one section. Serialisable: a reload keeps it. */
export interface ChosenOf {
  readonly base: SectionChoice;
  readonly plus: readonly string[];
  readonly minus: readonly string[];
}
export type Chosen = Readonly<Record<PreviewSection, ChosenOf>>;

const DEFAULT: ChosenOf = { base: 'default', plus: [], minus: [] };
export const CHOSEN_BY_DEFAULT = Object.fromEntries(
  PREVIEW_SECTIONS.map((section) => [section, DEFAULT]),
) as unknown as Chosen;

/** The form in which a choice is sent with what is applied. */
export function sentChoice(chosen: Chosen): PreviewChoice {
  const parts = PREVIEW_SECTIONS.map((section) => chosen[section]);
  return {
    sections: Object.fromEntries(PREVIEW_SECTIONS.map((section) => [section, chosen[section].base])),
    plus: parts.flatMap(({ plus }) => plus),
    minus: parts.flatMap(({ minus }) => minus),
  };
}

/** How many rows of a section are chosen, of which `total` there are and `byDefault` are chosen by default. */
export function chosenCount({ base, plus, minus }: ChosenOf, total: number, byDefault: number): number {
  const from = { default: byDefault, all: total, none: 0 }[base];
  return from + plus.length - minus.length;
}

type Line = Pick<PreviewRow, 'id' | 'section' | 'chosen'>;

/** The rows that are chosen, as a table's selection holds them. */
export function selectionOf(chosen: Chosen, rows: readonly Line[]): Record<string, true> {
  const taken = takes(sentChoice(chosen));
  return Object.fromEntries(rows.filter(taken).map(({ id }) => [id, true as const]));
}

/** The same the other way, for all rows of a section: in whichever form names fewest of them. */
export function chosenOf(selection: Readonly<Record<string, true>>, rows: readonly Line[]): ChosenOf {
  const forms = SECTION_CHOICES.map((base): ChosenOf => {
    const stands = ({ chosen }: Line) => (base === 'default' ? chosen : base === 'all');
    return {
      base,
      plus: rows.filter((row) => selection[row.id] && !stands(row)).map(({ id }) => id),
      minus: rows.filter((row) => !selection[row.id] && stands(row)).map(({ id }) => id),
    };
  });
  const named = ({ plus, minus }: ChosenOf) => plus.length + minus.length;
  return forms.reduce((least, form) => (named(form) < named(least) ? form : least));
}
