/**
 * What vendors are certified for. A SOC 2 report is about a period that is past: it counts for `monthsPastPeriod` more
 * (CONTRACTS.md: period end plus 12 months). The others say themselves until when they hold.
 */
export const CERTIFICATION_KINDS = [
  { key: 'soc2_type1', name: 'SOC 2 Type I', monthsPastPeriod: 12 },
  { key: 'soc2_type2', name: 'SOC 2 Type II', monthsPastPeriod: 12 },
  { key: 'soc3', name: 'SOC 3', monthsPastPeriod: 12 },
  { key: 'iso27001', name: 'ISO/IEC 27001', monthsPastPeriod: 0 },
  { key: 'iso27017', name: 'ISO/IEC 27017', monthsPastPeriod: 0 },
  { key: 'iso27018', name: 'ISO/IEC 27018', monthsPastPeriod: 0 },
  { key: 'iso27701', name: 'ISO/IEC 27701', monthsPastPeriod: 0 },
  { key: 'iso42001', name: 'ISO/IEC 42001', monthsPastPeriod: 0 },
  { key: 'hitrust', name: 'HITRUST', monthsPastPeriod: 0 },
  { key: 'fedramp_moderate', name: 'FedRAMP Moderate', monthsPastPeriod: 0 },
  { key: 'fedramp_high', name: 'FedRAMP High', monthsPastPeriod: 0 },
  { key: 'pci_dss', name: 'PCI DSS attestation of compliance', monthsPastPeriod: 0 },
  { key: 'c5', name: 'BSI C5', monthsPastPeriod: 12 },
  { key: 'csa_star', name: 'CSA STAR', monthsPastPeriod: 0 },
] as const;

/** As people read it; a kind of the organisation's own is shown as it is called. */
export function certificationName(key: string): string {
  return CERTIFICATION_KINDS.find((kind) => kind.key === key)?.name ?? key;
}

/** Months for which a certificate of a kind counts past the day to which it is dated. */
export function monthsPastPeriod(key: string): number {
  return CERTIFICATION_KINDS.find((kind) => kind.key === key)?.monthsPastPeriod ?? 0;
}
