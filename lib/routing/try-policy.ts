import { PolicyError } from '@/lib/policy/errors';
import { prepare } from '@/lib/policy/prepare';
import type { Prepared } from '@/lib/policy/prepared';
import type { Bundle, Overlay, PolicyNotes } from '@/lib/policy/types';
import type { PolicyChoice } from './try-link';

/** A policy as it is tried: what routers of the environment would hold, with the evidence behind it. */
export interface TryPolicy {
  readonly environment: string;
  readonly policy: PolicyChoice;
  /** The number of the version; null for the draft. */
  readonly version: number | null;
  /** Of the draft; null for a version. */
  readonly draftRevision: number | null;
  readonly bundle: Bundle;
  /** The stops in force; for an earlier version, those published with it. */
  readonly overlay: Overlay;
  readonly notes: PolicyNotes;
}

export type ReadyPolicy =
  | { readonly ok: true; readonly prepared: Prepared }
  /** Routers would refuse it. */
  | { readonly ok: false; readonly message: string };

/** Readies a policy for evaluation; a draft that routers would refuse gives the reason. */
export function readyPolicy({
  bundle,
  overlay,
}: {
  readonly bundle: Bundle;
  /** Absent = no stops. */
  readonly overlay?: Overlay;
}): ReadyPolicy {
  try {
    return { ok: true, prepared: prepare(bundle, overlay) };
  } catch (error) {
    if (error instanceof PolicyError) return { ok: false, message: error.message };
    throw error;
  }
}

/** What the fields of a request may name under a policy, each ascending unless the policy orders it. */
export interface RequestNames {
  readonly taskClasses: readonly string[];
  readonly levels: readonly string[];
  readonly tags: readonly string[];
  /** Attribute → its values; none = any value. */
  readonly attributes: Readonly<Record<string, readonly string[]>>;
  /** Groups first. */
  readonly regions: readonly string[];
  readonly needs: readonly string[];
  readonly offerings: readonly string[];
}

export function requestNames(bundle: Bundle): RequestNames {
  const offerings = Object.values(bundle.offerings);
  const groups = bundle.regionGroups ?? {};
  const regions = new Set([
    ...Object.values(groups).flat(),
    ...offerings.flatMap((offering) => offering.regions ?? []),
  ]);
  const rules = Object.values(bundle.taskClasses).flatMap((taskClass) => taskClass.rules);
  const needs = new Set([
    ...offerings.flatMap((offering) => offering.capabilities),
    ...rules.flatMap((rule) => rule.needs ?? []),
  ]);
  return {
    taskClasses: Object.keys(bundle.taskClasses).sort(),
    levels: bundle.levels,
    tags: bundle.tags,
    attributes: bundle.attributes ?? {},
    regions: [...Object.keys(groups).sort(), ...[...regions].filter((name) => !(name in groups)).sort()],
    needs: [...needs].sort(),
    offerings: Object.keys(bundle.offerings).sort(),
  };
}
