/** A risk that is known and taken for now. From the day after `until` on it is a finding again. */
interface Known {
  readonly reason: string;
  /** YYYY-MM-DD */
  readonly until: string;
}

/** scripts/check/known-risks.json. */
export interface KnownRisks {
  readonly advisories: readonly (Known & { readonly id: string; readonly package: string })[];
  /** Packages of package-lock.json, `name@version`, whose bytes nothing vouches for. */
  readonly withoutChecksum: readonly (Known & { readonly packages: readonly string[] })[];
}

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly inBundle?: boolean;
}

/** As far as it is read; see `npm audit --json`, version 2. */
export interface AuditReport {
  readonly auditReportVersion?: number;
  readonly vulnerabilities?: Readonly<
    Record<
      string,
      {
        readonly via: readonly (
          | string
          | { readonly url: string; readonly title: string; readonly severity: string }
        )[];
      }
    >
  >;
}

const FROM = 'https://registry.npmjs.org/';

/** What of a lockfile could bring other bytes than those that were looked at, a line each. @param today YYYY-MM-DD */
export function lockfileFindings(
  packages: Readonly<Record<string, Locked>>,
  { withoutChecksum }: Pick<KnownRisks, 'withoutChecksum'>,
  today: string,
): string[] {
  const excused = new Map(
    withoutChecksum.flatMap(({ packages, until }) => packages.map((one) => [one, until])),
  );
  const findings: string[] = [];
  for (const [place, { version, resolved, integrity, link, inBundle }] of Object.entries(packages)) {
    // The workspaces are this repository; what is bundled comes with the package that it is in.
    if (!place.includes('node_modules/') || link || inBundle) continue;
    const name = `${place.slice(place.lastIndexOf('node_modules/') + 13)}@${version}`;
    if (resolved !== undefined && !resolved.startsWith(FROM)) findings.push(`${name} comes from ${resolved}`);
    if (integrity !== undefined && !/^sha(512|384)-/.test(integrity))
      findings.push(`${name} has a weak checksum`);
    if (integrity !== undefined) {
      if (excused.has(name)) findings.push(`${name} has a checksum: take it out of known-risks.json`);
      continue;
    }
    const until = excused.get(name);
    if (until === undefined) findings.push(`${name} has no checksum`);
    else if (until < today) findings.push(`${name} has no checksum, and was excused until ${until}`);
  }
  return findings;
}

/** Advisories that hit what is installed and nobody has taken on, a line each. @param today YYYY-MM-DD */
export function auditFindings(
  { vulnerabilities = {} }: AuditReport,
  { advisories }: Pick<KnownRisks, 'advisories'>,
  today: string,
): string[] {
  const findings = new Set<string>();
  for (const [name, { via }] of Object.entries(vulnerabilities)) {
    for (const cause of via) {
      // A name is a package further down, which has an entry of its own.
      if (typeof cause === 'string') continue;
      const id = cause.url.slice(cause.url.lastIndexOf('/') + 1);
      const known = advisories.find((one) => one.id === id && one.package === name);
      if (known && known.until >= today) continue;
      const excuse = known ? ` It was taken on until ${known.until}: ${known.reason}` : '';
      findings.add(`${name}: ${cause.title} (${cause.severity}, ${id}).${excuse}`);
    }
  }
  return [...findings];
}
