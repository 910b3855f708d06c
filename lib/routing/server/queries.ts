import { actorNames } from '@/lib/auth/server/actor-names';
import { instant } from '@/lib/core/time';
import { db } from '@/lib/db/client';
import type { Bundle } from '@/lib/policy/types';
import { diffBundles } from '../diff';
import type { DraftState, EnvironmentDto, RollbackPreview, TaskClassDto, TaskClassRules } from '../dto';
import { signedTimes, timesDiffer } from '../environment-settings';
import { findingKey } from '../finding';
import { compileNow } from './compile-now';
import { stopsOf } from './in-force';
import { draftOf, draftSource, environmentByKey, storedSource } from './records';
import { toRuleDto } from './rule-dto';
import { toTaskClassDto } from './task-class-commands';
import { activeVersion } from './write-version';

/** The environments in their order. */
export async function listEnvironments(): Promise<EnvironmentDto[]> {
  return db().environment.findMany({
    where: { archivedAt: null },
    orderBy: { position: 'asc' },
    select: { key: true, name: true, production: true },
  });
}

/**
 * A draft against the active version of its environment, with what a check of it reports at `now`.
 * @param draftName without it, the environment's oldest open draft
 */
export async function draftState(environmentKey: string, now: Date, draftName?: string): Promise<DraftState> {
  const environment = await environmentByKey(db(), environmentKey);
  const draft = await draftOf(db(), environment.id, draftName);
  const active = await activeVersion(db(), environment.id);
  const compiled = await compileNow(db(), environment, await draftSource(db(), draft.id), now);
  const names = await actorNames(db(), [active?.publishedById ?? null]);
  return {
    environment: environment.key,
    draft: draft.name,
    draftRevision: draft.revision,
    activeVersion: active?.version ?? null,
    publishedAt: active ? instant(active.publishedAt) : null,
    publishedBy: active ? (names.get(active.publishedById) ?? null) : null,
    changes: diffBundles(active ? bundleOf(active.whole.identity) : null, compiled.bundle),
    findings: compiled.findings,
    stops: stopsOf(active).length,
    raisedTo: active && active.epoch < environment.epoch ? environment.epoch : null,
    newTimes: active !== null && timesDiffer(signedTimes(active.release), environment),
  };
}

/** What rolling back to a version would do now, or null when there is no such version. */
export async function rollbackPreview(
  environmentKey: string,
  toVersion: number,
  now: Date,
): Promise<RollbackPreview | null> {
  const environment = await environmentByKey(db(), environmentKey);
  const active = await activeVersion(db(), environment.id);
  const wanted = await db().policyVersion.findUnique({
    where: { environmentId_version: { environmentId: environment.id, version: toVersion } },
  });
  if (!active || !wanted) return null;
  const { bundle, findings } = await compileNow(db(), environment, storedSource(wanted.source), now);
  return {
    environment: environment.key,
    toVersion,
    baseVersion: active.version,
    changes: diffBundles(bundleOf(active.whole.identity), bundle),
    findings,
    warningKeys: findings.filter((finding) => finding.severity === 'warning').map(findingKey),
  };
}

/** Every task class, by name. */
async function listTaskClasses(): Promise<TaskClassDto[]> {
  const taskClasses = await db().taskClass.findMany({
    where: { archivedAt: null },
    orderBy: { name: 'asc' },
  });
  return taskClasses.map(toTaskClassDto);
}

/**
 * Every task class with its rules in a draft, by name.
 * @param draftName without it, the environment's oldest open draft
 */
export async function listRouting(environmentKey: string, draftName?: string): Promise<TaskClassRules[]> {
  const environment = await environmentByKey(db(), environmentKey);
  const draft = await draftOf(db(), environment.id, draftName);
  const [taskClasses, rules] = await Promise.all([
    listTaskClasses(),
    db().rule.findMany({
      where: { draftId: draft.id, archivedAt: null },
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
      include: { taskClass: true, draft: { include: { environment: true } } },
    }),
  ]);
  const names = await actorNames(
    db(),
    rules.map((rule) => rule.updatedById),
  );
  return taskClasses.map((taskClass) => ({
    ...taskClass,
    rules: rules.filter((rule) => rule.taskClassId === taskClass.id).map((rule) => toRuleDto(rule, names)),
  }));
}

/** A bundle that was published: its bytes are canonical and were accepted by `prepare`. */
export function bundleOf(identity: Uint8Array): Bundle {
  return JSON.parse(new TextDecoder().decode(identity)) as Bundle;
}
