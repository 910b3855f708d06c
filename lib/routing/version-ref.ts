import { KEY_PATTERN } from '@/lib/core/ids';

/** A version of an environment, as an address names it. */
export interface VersionRef {
  readonly environment: string;
  readonly version: number;
}

/**
 * "5" or "staging/5": a version, of `environment` where it names none. Null for anything else.
 */
export function readVersionRef(text: unknown, environment: string): VersionRef | null {
  if (typeof text !== 'string') return null;
  const [, of, version] = /^(?:([^/]{1,100})\/)?([1-9]\d{0,8})$/.exec(text) ?? [];
  if (version === undefined || (of !== undefined && !KEY_PATTERN.test(of))) return null;
  return { environment: of ?? environment, version: Number(version) };
}

/** The form that `readVersionRef` reads, as short as it can be. */
export function versionRefText(ref: VersionRef, environment: string): string {
  return ref.environment === environment ? String(ref.version) : `${ref.environment}/${ref.version}`;
}
