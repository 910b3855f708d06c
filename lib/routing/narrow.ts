import { PolicyError } from '@/lib/policy/errors';
import { readOverlay, stops } from '@/lib/policy/prepare-overlay';
import type { Bundle, Offering, Overlay, Stop } from '@/lib/policy/types';
import { describeStop } from './stops';

/** What routers follow: a bundle and the overlay of the release that names it. */
export interface Served {
  readonly bundle: Bundle;
  readonly overlay: Overlay;
}

/**
 * How stops are put into force over a bundle. As many as a release has room for, the newest first, stand in the overlay,
 * so that they take effect without a download; the bundle is narrowed by the others.
 * @param inForce in the order in which they were made
 */
export function served(bundle: Bundle, inForce: readonly Stop[]): Served {
  let first = inForce.length;
  while (first > 0 && fits(inForce.slice(first - 1))) first -= 1;
  return { bundle: narrowed(bundle, inForce.slice(0, first)), overlay: overlayOf(inForce.slice(first)) };
}

/** Whether a release has room for these stops. */
export function fits(inForce: readonly Stop[]): boolean {
  try {
    readOverlay(overlayOf(inForce));
    return true;
  } catch (error) {
    if (error instanceof PolicyError) return false;
    throw error;
  }
}

function overlayOf(disabled: readonly Stop[]): Overlay {
  return { format: 'fairlead.overlay/1', disabled };
}

/**
 * The bundle in which what the stops name is cleared for nothing. It is left in the lists, so that everything else is
 * decided as it is by an overlay: either way the next in a list is called as if it were unavailable.
 */
function narrowed(bundle: Bundle, by: readonly Stop[]): Bundle {
  if (by.length === 0) return bundle;
  const groups = new Map(Object.entries(bundle.regionGroups ?? {}));
  const offerings = Object.entries(bundle.offerings).map(([key, offering]): [string, Offering] => {
    const { model, owner, channel } = offering;
    const regionNames = offering.regions?.flatMap((region) => groups.get(region) ?? [region]) ?? null;
    const stopping = by.filter((stop) => stops(stop, { key, model, owner, channel, regionNames }, groups));
    if (stopping.length === 0) return [key, offering];
    const words = stopping.map((stop) => `${describeStop(stop)}: ${stop.reason}`);
    // Whoever reads the bundle is told why; evaluation does not read hints.
    return [key, { ...offering, clearance: { levels: {}, tags: {} }, hints: { stopped: words } }];
  });
  return { ...bundle, offerings: Object.fromEntries(offerings) };
}
