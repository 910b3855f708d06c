import type { Check } from '@/lib/observe/check';

/** What the pages' side of the process offers its host, which knows no database of its own. */
export interface AdminPlane {
  readonly checks: () => Promise<readonly Check[]>;
  /** Metrics in the text format of Prometheus. */
  readonly metrics: () => Promise<string>;
  /** Ends runners after the round that they are in, and the connections to the database. */
  readonly close: () => Promise<void>;
}

/** The host is a bundle of its own, and Next's modules are others: they meet here. */
const shared = globalThis as typeof globalThis & { fairleadAdminPlane?: AdminPlane };

/** Next's instrumentation offers it as it starts. */
export function offerAdminPlane(plane: AdminPlane): void {
  shared.fairleadAdminPlane = plane;
}

/** Undefined until Next has started. */
export function adminPlane(): AdminPlane | undefined {
  return shared.fairleadAdminPlane;
}
