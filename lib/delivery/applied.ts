/** What a router says it runs: `Router-Applied: <epoch>.<version>;<digest>`. */
export interface Applied {
  readonly epoch: number;
  readonly version: number;
  /** SHA-256 of the bundle, lower-case hex; null if it was left out. */
  readonly digest: string | null;
}

const APPLIED = /^\s*(\d{1,9})\.(\d{1,9})\s*(?:;\s*(?:sha-256:)?([0-9a-f]{64})\s*)?$/;

/** Reads the header, or the id of an event, which is its first part; null if there is none or it is no such thing. */
export function readApplied(header: string | undefined): Applied | null {
  if (header === undefined) return null;
  const [, epoch, version, digest] = APPLIED.exec(header) ?? [];
  return epoch === undefined
    ? null
    : { epoch: Number(epoch), version: Number(version), digest: digest ?? null };
}
