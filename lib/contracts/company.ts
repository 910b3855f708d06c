/** A company of the group as screens show it. */
export interface CompanyEntityDto {
  readonly id: string;
  readonly revision: number;
  readonly key: string;
  readonly name: string;
  readonly legalName: string | null;
  /** ISO 3166-1 alpha-2 */
  readonly country: string | null;
  /** How many contracts cover it. */
  readonly contracts: number;
  /** Names of the environments that it uses. */
  readonly environments: readonly string[];
}

/** An environment with the companies that use it, and whether one person's approval counts there. */
export interface EnvironmentCompaniesDto {
  readonly environment: { readonly key: string; readonly name: string; readonly production: boolean };
  readonly revision: number;
  /** Keys of company entities. */
  readonly entities: readonly string[];
  readonly singlePerson: boolean;
}

/** Something that its author alone approved, since nobody else could. */
export interface SinglePersonApproval {
  readonly id: string;
  /** A key of lib/proposals/proposal.ts */
  readonly kind: string;
  readonly subject: string;
  readonly approvedAt: string;
  /** For a clause that the reader may see: its contract and type. */
  readonly clause: { readonly id: string; readonly contract: string; readonly type: string } | null;
}
