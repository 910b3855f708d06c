/** A certificate as screens show and edit it; its document is fetched by itself. Days are `YYYY-MM-DD`. */
export interface CertificationDto {
  readonly id: string;
  readonly revision: number;
  readonly vendor: string;
  /** A key of certification-kinds.ts, or as the vendor calls it. */
  readonly kind: string;
  readonly scope: string;
  /** Keys; none = every channel of the vendor. */
  readonly channels: readonly string[];
  readonly auditor: string | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly revokedOn: string | null;
  readonly source: string;
  readonly document: { readonly name: string; readonly mime: string; readonly sha256: string } | null;
  readonly sample: boolean;
}

/** That a channel will have somebody else process data, from a day (`YYYY-MM-DD`) on. */
export interface NoticeDto {
  readonly id: string;
  readonly revision: number;
  readonly channel: string;
  readonly channelName: string;
  readonly party: string;
  readonly role: string;
  readonly effectiveOn: string;
  readonly source: string;
}
