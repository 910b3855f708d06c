import { db } from '@/lib/db/client';
import { grantedOfferings } from '../granted';
import { resolveRankings } from '../rank-rules';
import type { OfferingFacts } from '../records';
import { offeringsNamed, type PolicySource, type SourceRule } from '../source-schema';
import { listed, type WorkbenchRecords } from '../workbench';
import { stopsOf } from './in-force';
import { measurementRecords } from './measurement-records';
import { offeringRecords } from './offering-records';
import { compileRecords, coveredFacts, draftOf, draftSource, environmentByKey } from './records';
import { activeVersion } from './write-version';

/**
 * What a rule of a task class is compiled with while it is edited. Null when there is no such task class.
 * @param now at which rankings of its rules are resolved
 */
export async function workbenchRecords(
  environmentKey: string,
  draftName: string,
  taskClass: string,
  now: Date,
): Promise<WorkbenchRecords | null> {
  const environment = await environmentByKey(db(), environmentKey);
  const draft = await draftOf(db(), environment.id, draftName);
  const active = await activeVersion(db(), environment.id);
  const whole = await draftSource(db(), draft.id);
  const own = whole.taskClasses[taskClass];
  if (!own) return null;
  const records = await compileRecords(db(), environment.key, only(taskClass, own), now);
  const resolved = resolveRankings(records, grantedOfferings(records), now.getTime()).source;
  const rules = (resolved.taskClasses[taskClass] ?? own).rules.map((rule) => ({
    ...rule,
    definition: listed(rule.definition, selectedIn(rule)),
  }));
  const { levels, tags, attributes, regionGroups } = records;
  return {
    environment: environment.key,
    levels,
    tags,
    attributes,
    regionGroups,
    taskClass,
    source: { ...own, rules },
    facts: factsOf(records, offeringsNamed(resolved)),
    stops: stopsOf(active),
  };
}

/** What a compile for an environment at `now` reads of the offerings with these keys. */
export async function offeringFactsOf(
  environmentKey: string,
  keys: readonly string[],
  now: Date,
): Promise<OfferingFacts> {
  const { key } = await environmentByKey(db(), environmentKey);
  const facts = {
    offerings: await offeringRecords(db(), keys),
    measurements: await measurementRecords(db(), keys),
  };
  return coveredFacts(db(), key, facts, now);
}

function selectedIn({ definition }: SourceRule): ReadonlyMap<string, readonly string[]> {
  return new Map(
    definition.arms.map(({ name, targets }) => [name, targets.map((target) => target.offering)]),
  );
}

function only(key: string, taskClass: PolicySource['taskClasses'][string]): PolicySource {
  return { format: 'fairlead.source/1', taskClasses: { [key]: taskClass } };
}

function factsOf(
  { offerings, measurements, covered }: OfferingFacts,
  keys: ReadonlySet<string>,
): OfferingFacts {
  const those = <T>(map: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(map).filter(([key]) => keys.has(key)));
  return { offerings: those(offerings), measurements: those(measurements), covered: those(covered) };
}
