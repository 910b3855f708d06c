import { own } from '@/lib/core/own';
import { canonicalJson } from '@/lib/policy/canonical';
import { PolicyError } from '@/lib/policy/errors';
import { prepare } from '@/lib/policy/prepare';
import type { Bundle, Clearance, Offering, Rule, TaskClass } from '@/lib/policy/types';

import type { EvidenceRef } from '@/lib/sensitivity/evidence-ref';
import { labelRef } from '@/lib/sensitivity/label';
import { bundlePrices } from './bundle-prices';
import { type Finding, pointer } from './finding';
import { type Granted, grantedOfferings } from './granted';
import { rankingNotes } from './rank-notes';
import { type RankedArm, resolveRankings } from './rank-rules';
import type { CompileRecords, OfferingRecord } from './records';
import { offeringsNamed, type SourceRule, type SourceTaskClass } from './source-schema';
import { validateDraft } from './validate';
import { checkLabels } from './validate-clearance';
import { checkSelections } from './validate-select';
import { checkVocabulary } from './validate-vocabulary';
import type { ClearanceNote, VersionNotes } from './version-notes';

export interface Compiled {
  readonly bundle: Bundle;
  /** Canonical JSON of the bundle: what is hashed, kept and served. */
  readonly text: string;
  readonly notes: VersionNotes;
  readonly findings: readonly Finding[];
}

/** A bundle over this many bytes is a warning: routers hold it in memory and fetch it whole. */
const LARGE_BUNDLE_BYTES = 1_000_000;

/** Sets in bundles ascend by UTF-16 code unit, each member once. */
function ascending(values: readonly string[]): string[] {
  return [...new Set(values)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

function compileOffering(
  record: OfferingRecord,
  { clearance, capabilities, parameters }: Granted,
  now: string,
): Offering {
  return {
    model: record.model,
    owner: record.owner ?? 'unknown',
    channel: record.channel,
    api: record.api,
    endpoint: record.endpoint,
    requestId: record.requestId,
    ...(Object.keys(parameters).length > 0 ? { parameters } : {}),
    ...(record.regions && record.regions.length > 0 ? { regions: ascending(record.regions) } : {}),
    capabilities: ascending(capabilities),
    ...(record.context === null ? {} : { context: record.context }),
    ...(record.maxInput === null ? {} : { maxInput: record.maxInput }),
    ...(record.maxOutput === null ? {} : { maxOutput: record.maxOutput }),
    prices: bundlePrices(record.prices, now),
    ...(record.soldFrom === null ? {} : { from: record.soldFrom }),
    ...(record.soldUntil === null ? {} : { until: record.soldUntil }),
    clearance,
  };
}

function compileRule({ key, definition }: SourceRule): Rule {
  const { when, onUnknown, regions, needs, limits, salt, arms, escalate } = definition;
  return {
    id: key,
    ...(when ? { when } : {}),
    onUnknown,
    ...(regions?.length ? { regions: ascending(regions) } : {}),
    ...(needs?.length ? { needs: ascending(needs) } : {}),
    ...(limits ? { limits } : {}),
    salt: salt ?? `${key}:1`,
    arms: arms.map((arm) => ({
      name: arm.name,
      weight: arm.weight,
      targets: arm.targets.map(({ offering, on }) => ({ offering, ...(on ? { on } : {}) })),
    })),
    ...(escalate ? { escalate } : {}),
  } as Rule;
}

function compileTaskClass(taskClass: SourceTaskClass): TaskClass {
  const label = ({ level, tags }: SourceTaskClass['label']) => ({ level, tags: ascending(tags) });
  return {
    label: label(taskClass.label),
    unlabelled: label(taskClass.unlabelled),
    rules: taskClass.rules.filter((rule) => rule.enabled).map(compileRule),
  };
}

function notesOf(
  bundle: Bundle,
  grantedTo: (offering: string) => Granted,
  arms: readonly RankedArm[],
): VersionNotes {
  const clearances = Object.entries(bundle.offerings).map(([key, { clearance }]) => {
    const { evidence } = grantedTo(key);
    const because = (kind: 'level' | 'tag', labels: Clearance['levels']) =>
      Object.fromEntries(
        Object.entries(labels).map(([label, until]): [string, ClearanceNote] => [
          label,
          { until, evidence: eachOnce(own(evidence, labelRef({ kind, key: label })) ?? []) },
        ]),
      );
    const notes = { levels: because('level', clearance.levels), tags: because('tag', clearance.tags) };
    return [key, notes as unknown as NonNullable<VersionNotes['offerings']>[string]] as const;
  });
  const rankings = arms.length > 0 ? { rankings: rankingNotes(arms) } : {};
  return { offerings: Object.fromEntries(clearances), ...rankings };
}

/** One paper may speak for several on the way. */
function eachOnce(evidence: readonly EvidenceRef[]): EvidenceRef[] {
  return [...new Map(evidence.map((ref) => [JSON.stringify(ref), ref])).values()];
}

/** What routers would refuse: `prepare` is the judge. */
function refusals(bundle: Bundle): Finding[] {
  try {
    prepare(bundle);
    return [];
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    const values = { pointer: error.pointer };
    return [{ code: 'bundle_invalid', severity: 'error', place: '', values, message: error.message }];
  }
}

/**
 * From records to the bundle that routers get, with the evidence behind it and what a check of the draft reports. What
 * has its offerings ranked is ranked here, and stands in the bundle as a list like any other.
 * Pure: `now` (ms since 1970) is when it is compiled. A source with error findings still gives a bundle, for showing
 * what would change, but it must not be published.
 */
export function compile(records: CompileRecords, now: number): Compiled {
  const at = new Date(now).toISOString();
  const grantedTo = grantedOfferings(records);
  const { source, arms } = resolveRankings(records, grantedTo, now);
  const named = ascending([...offeringsNamed(source)]);
  const bundle: Bundle = {
    format: 'fairlead.policy/1',
    environment: records.environment,
    levels: records.levels.map((level) => level.key),
    tags: ascending(records.tags.map((tag) => tag.key)),
    attributes: mapValues(records.attributes, ascending),
    regionGroups: mapValues(records.regionGroups, ascending),
    offerings: Object.fromEntries(
      named.flatMap((key) => {
        const record = own(records.offerings, key);
        return record ? [[key, compileOffering(record, grantedTo(key), at)] as const] : [];
      }),
    ),
    taskClasses: mapValues(source.taskClasses, compileTaskClass),
  };
  const vocabulary = checkVocabulary(records);
  // All have findings of their own, and `prepare` would only repeat the first of them.
  const unusable =
    vocabulary.some((finding) => finding.severity === 'error') ||
    named.some((key) => !own(records.offerings, key)) ||
    arms.some(({ ranking }) => ranking.selected.length === 0);
  const findings = unusable ? [] : refusals(bundle);
  const acceptable = !unusable && findings.length === 0;
  findings.push(...vocabulary, ...checkSelections(arms), ...checkLabels(records));
  findings.push(...validateDraft({ ...records, source }, grantedTo, acceptable ? bundle : null, now));
  const text = canonicalJson(bundle);
  if (text.length > LARGE_BUNDLE_BYTES) {
    const message = `The bundle has ${text.length.toLocaleString('en')} characters; routers fetch it whole.`;
    findings.push({
      code: 'bundle_large',
      severity: 'warning',
      place: pointer(),
      values: { size: text.length },
      message,
    });
  }
  return { bundle, text, notes: notesOf(bundle, grantedTo, arms), findings };
}

function mapValues<T, R>(record: Readonly<Record<string, T>>, change: (value: T) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
