import type { Stated } from '../change';
import type { SourceKey } from './sources';

/**
 * What an import would change:
 * - `new`: an offering that the catalogue does not have, with the model and the channel that come along with it
 * - `changed`: a value that this source gave before, or that was unknown
 * - `conflict`: a value that somebody has set by hand
 * - `other`: a value that another source gave
 * - `gone`: an offering or a value that this source stated when it was last applied, and no longer does
 * - `archived`: an offering that was archived here and that the source still states
 */
export const PREVIEW_SECTIONS = ['new', 'changed', 'conflict', 'other', 'gone', 'archived'] as const;
export type PreviewSection = (typeof PREVIEW_SECTIONS)[number];

/** What comes with a new offering, for its line. */
export interface NewOffering {
  readonly model: string;
  readonly modelName: string;
  /** The model is made with it; else it joins one that there is. */
  readonly modelIsNew: boolean;
  /** The seller is made with it. */
  readonly channelIsNew: boolean;
  readonly contextTokens: number | null;
  /** USD per million tokens as stated, plain decimals; null = not stated. */
  readonly input: string | null;
  readonly output: string | null;
  /** How many fields and units are stated. */
  readonly values: number;
}

/** One line of a preview, and one thing to choose. */
export interface PreviewRow {
  /** `<kind>:<key>` for a record, `<kind>:<key>/<field>` for a value: the same whenever the preview is made. */
  readonly id: string;
  readonly section: PreviewSection;
  readonly kind: 'offering' | 'model';
  readonly key: string;
  /** Name of the model. */
  readonly name: string;
  /** Name of the seller; null for a model. */
  readonly channel: string | null;
  /** Null for a whole record. */
  readonly field: string | null;
  readonly before: Stated | null;
  /** Null where a whole record is meant. */
  readonly after: Stated | null;
  /** Of a price: the largest relative change of any of its rows, with its sign. Null = nothing to compare. */
  readonly percent: number | null;
  /** Whether it is applied unless somebody says otherwise. */
  readonly chosen: boolean;
  /** The source said so before and it was not taken over then. */
  readonly declined: boolean;
  /** Names of the other sources that state the same offering: what is gone here may well be sold on. */
  readonly alsoIn: readonly string[];
  readonly offering: NewOffering | null;
}

export interface ImportPreview {
  readonly rows: readonly PreviewRow[];
  /** Values that the source states as the catalogue has them. */
  readonly confirmed: number;
  readonly newModels: number;
  readonly newVendors: number;
  /** SHA-256 over what the rows are: a choice is made of one preview. */
  readonly digest: string;
}

/** What is applied of a section before single lines are put in or taken out. */
export const SECTION_CHOICES = ['default', 'all', 'none'] as const;
export type SectionChoice = (typeof SECTION_CHOICES)[number];

/**
 * What is applied of a preview: of each section all, none or what is chosen by default (which a section that is absent stands
 * at), with single lines put in and taken out.
 */
export interface PreviewChoice {
  readonly sections: Partial<Readonly<Record<PreviewSection, SectionChoice>>>;
  readonly plus: readonly string[];
  readonly minus: readonly string[];
}

/** Whether a choice takes a line. */
export function takes(
  choice: PreviewChoice,
): (row: Pick<PreviewRow, 'id' | 'section' | 'chosen'>) => boolean {
  const plus = new Set(choice.plus);
  const minus = new Set(choice.minus);
  return ({ id, section, chosen }) => {
    if (minus.has(id) || plus.has(id)) return plus.has(id);
    const base = choice.sections[section] ?? 'default';
    return base === 'default' ? chosen : base === 'all';
  };
}

export const IMPORT_STATES = ['preview', 'applied', 'undone', 'discarded'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];
export type ImportVia = 'file' | 'paste' | 'url' | 'installed';

/** An import as lists show it. Instants in ISO form. */
export interface ImportSummary {
  readonly id: string;
  readonly source: SourceKey;
  /** Name of the source; of a table the one that it was given. */
  readonly sourceName: string;
  readonly via: ImportVia;
  /** File name or address. */
  readonly name: string;
  readonly bytes: number;
  readonly asOf: string;
  readonly rows: number;
  readonly imported: number;
  readonly skipped: number;
  readonly state: ImportState;
  readonly createdAt: string;
  readonly createdBy: string | null;
  readonly appliedAt: string | null;
  readonly appliedBy: string | null;
  readonly undoneAt: string | null;
  readonly undoneBy: string | null;
  readonly scheduleId: string | null;
  /** Once it is applied: how many steps it wrote. */
  readonly applied: {
    readonly batchId: string | null;
    readonly written: number;
  } | null;
  /** It is what the source says today: the last one of it that was applied and not undone. */
  readonly current: boolean;
  readonly revision: number;
}

export interface ImportDetail extends ImportSummary {
  readonly sha256: string;
  readonly notes: number;
  /** While it waits: what applying it would do. Null once it is applied, undone or discarded. */
  readonly preview: {
    readonly counts: Readonly<Record<PreviewSection, number>>;
    readonly chosen: Readonly<Record<PreviewSection, number>>;
    readonly confirmed: number;
    readonly newModels: number;
    readonly newVendors: number;
    readonly digest: string;
  } | null;
}

export interface SkippedRow {
  readonly row: string;
  readonly reason: string;
}
export interface ImportNote extends SkippedRow {
  readonly field: string;
}
