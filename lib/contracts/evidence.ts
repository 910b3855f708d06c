import type { StakeRecord } from '@/lib/catalog/affiliation';
import type { ClauseContent } from './clause-content';
import type { Scope } from './scope';

/**
 * What clearances rest on, as plain records: everything that is in force or was, so that any date can be asked about.
 * Days are `YYYY-MM-DD`, instants ISO with milliseconds and Z. `sample` evidence counts in development alone.
 */
export interface Evidence {
  /** `evidence_state.rev` when it was read. */
  readonly rev: string;
  readonly contracts: readonly ContractEvidence[];
  readonly clauses: readonly ClauseEvidence[];
  readonly certifications: readonly CertificationEvidence[];
  readonly stakes: readonly StakeRecord[];
  readonly paths: readonly PathEvidence[];
  readonly notices: readonly NoticeEvidence[];
  readonly exceptions: readonly ExceptionEvidence[];
  readonly laws: readonly LawEvidence[];
  readonly attributes: readonly AttributeEvidence[];
  /** By region group's key. */
  readonly regionGroups: Readonly<Record<string, readonly string[]>>;
}

/** From when to when an approved proposal held; `until` null = it holds. */
export interface Held {
  readonly proposal: string;
  readonly approvedAt: string;
  readonly endedAt: string | null;
  /** Approved by the only person there was. */
  readonly singlePerson: boolean;
  readonly sample: boolean;
}

export interface ContractEvidence {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly kind: string;
  /** Vendor keys; `seller` is the vendor where none is recorded. */
  readonly vendor: string;
  readonly seller: string;
  readonly parent: string | null;
  readonly precedence: number;
  readonly scope: Scope;
  /** active and what followed it; drafts and contracts in review are not here. */
  readonly status: 'active' | 'expired' | 'terminated' | 'superseded';
  readonly term: ContractTerm;
  readonly activatedAt: string;
  /** Keys of company entities. */
  readonly entities: readonly string[];
  readonly sample: boolean;
  /** Terms by address that changed, were not reviewed within the time allowed, and so are silent since then. */
  readonly silentSince: string | null;
}

/** Days, in `zone`; see lib/contracts/term.ts for the instants. */
export interface ContractTerm {
  readonly effectiveOn: string | null;
  readonly endsOn: string | null;
  readonly zone: string | null;
  readonly renewal: 'none' | 'automatic' | 'evergreen';
  readonly renewalMonths: number | null;
  readonly noticeDays: number | null;
  readonly noticeGivenOn: string | null;
  readonly reviewedOn: string | null;
  readonly terminatedOn: string | null;
}

/** One approved content of a clause; a clause that was revised is here once for each. */
export interface ClauseEvidence extends Held {
  readonly clause: string;
  readonly contract: string;
  readonly type: string;
  readonly content: ClauseContent;
  /** Whether the document that it cites is executed and kept, and since which day; null = not, so it is no evidence. */
  readonly executedOn: string | null;
  /** The paper was executed and is gone: it is no evidence any more, and what it said still stands in the way of others. */
  readonly paperGone?: boolean;
  /** Of terms by address that it cites, as `ContractEvidence.silentSince`. */
  readonly silentSince?: string | null;
}

export interface CertificationEvidence {
  readonly id: string;
  readonly vendor: string;
  readonly kind: string;
  /** Empty = every channel of the vendor. */
  readonly channels: readonly string[];
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly revokedOn: string | null;
  readonly sample: boolean;
}

/** One that data passes on its way: who, doing what, from and to which day (inclusive). */
export interface Hop {
  /** A vendor's key. */
  readonly party: string;
  /** `none`: named, and gets no data. */
  readonly role: 'channel' | 'owner' | 'subprocessor' | 'none';
  readonly from: string | null;
  readonly to: string | null;
}

/**
 * The way that data takes to an offering. `subject`: "<channel>", "<channel>/<owner>" or "offering:<key>"; the most
 * particular holds. Without one the way is unknown, and nothing clears.
 */
export interface PathEvidence extends Held {
  readonly subject: string;
  /** The vendor who sells; null = the channel. */
  readonly seller: string | null;
  readonly hops: readonly Hop[];
  readonly source: string;
  /** `YYYY-MM-DD` */
  readonly asOf: string;
}

export interface NoticeEvidence {
  readonly id: string;
  readonly channel: string;
  readonly party: string;
  readonly effectiveOn: string;
}

/** `label`: "level:internal" or "tag:pii". What it lets pass is everything that the label asks, but for papers. */
export interface ExceptionEvidence extends Held {
  readonly label: string;
  /** An offering's key. */
  readonly offering: string;
  /** Null = every environment. */
  readonly environment: string | null;
  readonly reason: string;
  readonly from: string;
  readonly to: string;
}

/** A law that says what a clause would. */
export interface LawEvidence extends Held {
  readonly id: string;
  readonly clauseType: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly scope: Scope;
  readonly citation: string;
  readonly jurisdiction: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** A value of the catalogue that two people stand behind. It counts while the catalogue still says the same. */
export interface AttributeEvidence extends Held {
  readonly offering: string;
  readonly field: string;
  /** SHA-256 of the canonical value with its origin (lib/proposals/attribute.ts). */
  readonly digest: string;
}
