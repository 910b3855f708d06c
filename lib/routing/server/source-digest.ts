import { sha256Hex } from '@/lib/core/hash';
import { canonicalJson } from '@/lib/policy/canonical';
import type { PolicySource } from '../source-schema';

/** Names what a source says, its task classes included: what a person who looks at it and approves it has approved. */
export function sourceDigest(source: PolicySource): string {
  return sha256Hex(canonicalJson(source));
}
