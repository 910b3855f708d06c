import type { AffiliationKind } from '@/lib/catalog/affiliation-kinds';

/** What a request must carry for a clearance to hold: names and values of the offering's own parameters. */
export type Required = Readonly<Record<string, string | number | boolean>>;

/** Values that an obligation read, by the parameter's dotted path. */
type ValuesRead = Readonly<Record<string, unknown>>;

/** Something that a clearance rests on, as explanations and version notes name it. No passages: those are looked up. */
export type EvidenceRef = {
  /** When it ends by itself; null = without end. */
  readonly until: string | null;
  /** Approved by the only person there was. */
  readonly singlePerson: boolean;
  /** Invented, for screens to show something. */
  readonly sample: boolean;
} & (
  | { readonly kind: 'path'; readonly proposal: string; readonly subject: string }
  /** `party`: whom on the way it speaks for; `contract`: its number. */
  | { readonly kind: 'contract'; readonly party: string; readonly contract: string }
  | {
      readonly kind: 'clause';
      readonly party: string;
      readonly contract: string;
      readonly clause: string;
      readonly proposal: string;
      readonly type: string;
      readonly parameters: ValuesRead;
      readonly requires: Required;
    }
  | {
      readonly kind: 'law';
      readonly law: string;
      readonly proposal: string;
      readonly type: string;
      readonly citation: string;
      readonly jurisdiction: string;
      readonly parameters: ValuesRead;
    }
  | {
      readonly kind: 'certification';
      readonly party: string;
      readonly certification: string;
      readonly id: string;
      readonly vendor: string;
    }
  | {
      readonly kind: 'stake';
      readonly party: string;
      readonly competitor: string;
      readonly affiliation: AffiliationKind;
      /** Keys of the stakes that say so. */
      readonly stakes: readonly string[];
    }
  | { readonly kind: 'attribute'; readonly proposal: string; readonly field: string; readonly value: unknown }
  | { readonly kind: 'exception'; readonly proposal: string; readonly label: string }
);
