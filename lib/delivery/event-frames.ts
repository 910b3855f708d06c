import type { DeliverySource } from './delivery-source';
import { buildManifest } from './manifest';
import type { ActivePolicy } from './snapshot';

const encoder = new TextEncoder();
const COMMENT = encoder.encode(':\n\n');

/** An event that tells of a version: what the manifest says, and never the bundle. */
export function policyFrame(policy: ActivePolicy, source: DeliverySource): Uint8Array {
  const data = JSON.stringify(buildManifest(policy, source.standing(), source.freshness(policy)));
  return encoder.encode(`id: ${policy.versionText}\nevent: policy\ndata: ${data}\n\n`);
}

/** What keeps a quiet connection open. */
export function commentFrame(): Uint8Array {
  return COMMENT;
}

/** After how many ms to come back once the stream has ended. */
export function retryFrame(ms: number): Uint8Array {
  return encoder.encode(`retry: ${ms}\n\n`);
}
