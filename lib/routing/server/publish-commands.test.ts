import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM_CALLER } from '@/lib/auth/system-actor';
import { AppError } from '@/lib/core/errors';
import { sha256Hex } from '@/lib/core/hash';
import { db } from '@/lib/db/client';
import { callerWith } from '@/lib/db/testing/access';
import { refusalOf } from '@/lib/db/testing/refusal';
import { OFFERINGS, ruleInput, taskClassInput, withRoutingDatabase } from '@/lib/db/testing/routing';
import { prepare } from '@/lib/policy/prepare';
import { findingKey, warningsOf } from '../finding';
import { usesByOffering } from '../offering-use';
import { sampleDefinition } from '../test/sample-records';
import { resetDraft } from './draft-commands';
import { offeringUses } from './offering-uses-queries';
import { publishPolicy, rollBackPolicy } from './publish-commands';
import { bundleOf, draftState, listRouting, rollbackPreview } from './queries';
import { archiveRule, createRule, updateRule } from './rule-commands';
import { createTaskClass } from './task-class-commands';
import { getVersion, listVersions } from './version-queries';

const { database } = withRoutingDatabase();
const [first, second, third] = OFFERINGS;

/** What a person who has looked at the review page sends. */
async function asSeen(environment: string, reason = 'a test') {
  const { draftRevision, activeVersion, findings } = await draftState(environment, new Date());
  const acceptedWarnings = warningsOf(findings).map(findingKey);
  return { environment, draftRevision, baseVersion: activeVersion, reason, acceptedWarnings };
}

const publish = async (environment: string) => publishPolicy(SYSTEM_CALLER, await asSeen(environment));

async function setTargets(environment: string, taskClass: string, offerings: readonly string[]) {
  const rule = (await listRouting(environment)).find(({ key }) => key === taskClass)?.rules[0];
  if (!rule) return createRule(SYSTEM_CALLER, ruleInput(taskClass, offerings, environment));
  const { id, revision, key, enabled } = rule;
  return updateRule(SYSTEM_CALLER, { id, revision, key, enabled, definition: sampleDefinition(offerings) });
}

beforeAll(async () => {
  await createTaskClass(SYSTEM_CALLER, taskClassInput('lookup'));
  await setTargets('development', 'lookup', [first, second]);
});

describe('publishing', () => {
  it('makes the next version, with the bytes that its digest names and a release that says so', async () => {
    const before = await db().deliveryState.findUniqueOrThrow({ where: { id: 1 } });
    const { version } = await publish('development');
    expect(version).toBe(1);
    const row = await db().policyVersion.findFirstOrThrow({ where: { version }, include: { bundle: true } });
    expect(sha256Hex(row.bundle.identity)).toBe(row.bundleDigest);
    expect(row.release).toMatchObject({ env: 'development', version: 1, epoch: 1, digest: row.bundleDigest });
    expect(row.release).toMatchObject({ size: row.bundle.identity.length });
    expect(() => prepare(bundleOf(row.bundle.identity))).not.toThrow();
    const after = await db().deliveryState.findUniqueOrThrow({ where: { id: 1 } });
    expect(after.policyRev).toBe(before.policyRev + 1n);
    const detail = await getVersion('development', 1);
    expect(detail?.changes.map(({ kind, subject, name }) => `${kind} ${subject} ${name}`)).toContain(
      'added rule lookup',
    );
  });

  it('has routing call what the rules of drafts and of the active version name', async () => {
    const of = { environment: 'development', taskClass: 'lookup', ruleKey: 'lookup' };
    const uses = usesByOffering(await offeringUses());
    expect(uses.get(first)).toMatchObject([
      { ...of, draft: 'main', version: null, first: true },
      { ...of, draft: null, version: 1, ruleId: null, first: true },
    ]);
    expect(uses.get(second)?.map((use) => [use.version, use.first])).toEqual([
      [null, false],
      [1, false],
    ]);
    expect(uses.get(third)).toBeUndefined();
  });

  it('is refused when it changes nothing', async () => {
    const refusal = await refusalOf(publish('development'));
    expect(refusal).toMatchObject({ kind: 'refused' });
    expect(refusal.message).toContain('Version 1 already says exactly this');
  });

  it('is refused when the draft was edited after it was looked at', async () => {
    await setTargets('development', 'lookup', [second, first]);
    const seen = await asSeen('development');
    await setTargets('development', 'lookup', [second, third]);
    const refusal = await refusalOf(publishPolicy(SYSTEM_CALLER, seen));
    expect(refusal.kind).toBe('conflict');
    expect(await listVersions('development')).toHaveLength(1);
  });

  it('is refused with the errors, and leaves nothing behind', async () => {
    await createTaskClass(SYSTEM_CALLER, taskClassInput('broken'));
    const rule = await createRule(SYSTEM_CALLER, ruleInput('broken', ['cloud-a/gone']));
    const entries = await db().auditEntry.count();
    const refusal = await refusalOf(publish('development'));
    expect(refusal.details.findings).toEqual([expect.objectContaining({ code: 'offering_missing' })]);
    expect(await listVersions('development')).toHaveLength(1);
    expect(await db().auditEntry.count()).toBe(entries);
    await archiveRule(SYSTEM_CALLER, { id: rule.id, revision: rule.revision });
  });

  it('is refused with a warning that was not accepted', async () => {
    const refusal = await refusalOf(
      publishPolicy(SYSTEM_CALLER, { ...(await asSeen('development')), acceptedWarnings: [] }),
    );
    expect(refusal.kind).toBe('refused');
    expect(refusal.details.findings?.length).toBeGreaterThan(0);
  });

  it('needs a reason and the role in that environment', async () => {
    const seen = await asSeen('development');
    const refusal = await refusalOf(publishPolicy(SYSTEM_CALLER, { ...seen, reason: '  ' }));
    expect(refusal.details.fields).toEqual([expect.objectContaining({ path: '/reason' })]);
    const staging = await db().environment.findUniqueOrThrow({ where: { key: 'staging' } });
    const elsewhere = callerWith({ role: 'publisher', environmentId: staging.id });
    expect((await refusalOf(publishPolicy(elsewhere, seen))).kind).toBe('forbidden');
  });

  it('leaves environments apart: each has its own draft, numbers and bytes', async () => {
    await setTargets('staging', 'lookup', [first, second]);
    expect(await publish('staging')).toEqual({ environment: 'staging', version: 1 });
    const [staging] = await listVersions('staging');
    const [development] = await listVersions('development');
    expect(staging?.digest).not.toBe(development?.digest);
    expect((await draftState('production', new Date())).activeVersion).toBeNull();
  });
});

describe('many at once', () => {
  it('twenty publishes of one draft make one version and nineteen clear refusals', async () => {
    const seen = await asSeen('development');
    const before = (await listVersions('development')).length;
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, () => publishPolicy(SYSTEM_CALLER, seen)),
    );
    const refusals = results.flatMap((result) =>
      result.status === 'rejected' ? [result.reason as AppError] : [],
    );
    expect(results.length - refusals.length).toBe(1);
    expect(new Set(refusals.map((refusal) => refusal.kind))).toEqual(new Set(['conflict']));
    expect(await listVersions('development')).toHaveLength(before + 1);
  });

  it('twenty people who each try until it goes through make twenty consecutive versions', async () => {
    const [{ version: last } = { version: 0 }] = await listVersions('development');
    const person = async (): Promise<number> => {
      for (;;) {
        // Two versions that say different things: whichever is not active can be brought back.
        const [active] = await listVersions('development');
        const toVersion = active?.ofVersion === 1 ? 2 : 1;
        const baseVersion = active?.version ?? 0;
        const acceptedWarnings = (await rollbackPreview('development', toVersion, new Date()))?.warningKeys;
        const input = {
          environment: 'development',
          toVersion,
          baseVersion,
          reason: 'contended',
          acceptedWarnings,
        };
        try {
          return (await rollBackPolicy(SYSTEM_CALLER, input)).version;
        } catch (error) {
          if (!(error instanceof AppError && error.kind === 'conflict')) throw error;
        }
      }
    };
    const versions = await Promise.all(Array.from({ length: 20 }, person));
    expect(versions.sort((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, index) => last + 1 + index),
    );
    const entries = await db().auditEntry.findMany({ orderBy: { seq: 'asc' }, select: { seq: true } });
    expect(entries.map(({ seq }) => Number(seq))).toEqual(entries.map((_, index) => index + 1));
  });
});

describe('rolling back', () => {
  it('makes a new version that says what the old one said, and leaves the draft as it is', async () => {
    await setTargets('staging', 'lookup', [third]);
    await publish('staging');
    const preview = await rollbackPreview('staging', 1, new Date());
    expect(preview?.changes).toMatchObject([{ kind: 'changed', subject: 'rule' }, {}, {}, {}]);
    const input = {
      environment: 'staging',
      toVersion: 1,
      baseVersion: 2,
      reason: 'it was worse',
      acceptedWarnings: preview?.warningKeys,
    };
    expect(await rollBackPolicy(SYSTEM_CALLER, input)).toEqual({ environment: 'staging', version: 3 });
    const [latest, , original] = await listVersions('staging');
    expect(latest).toMatchObject({ version: 3, kind: 'rollback', ofVersion: 1, digest: original?.digest });
    const draft = (await listRouting('staging')).find(({ key }) => key === 'lookup')?.rules[0];
    expect(draft?.definition.arms[0]?.targets).toEqual([{ offering: third }]);
    expect((await refusalOf(rollBackPolicy(SYSTEM_CALLER, input))).kind).toBe('conflict');
  });

  it('is refused when the old version names what is retired by now', async () => {
    await db().offering.update({ where: { key: second }, data: { lifecycle: 'retired' } });
    const preview = await rollbackPreview('staging', 1, new Date());
    expect(preview?.findings.map((finding) => finding.code)).toContain('offering_retired');
    await db().offering.update({ where: { key: second }, data: { lifecycle: 'available' } });
  });

  it('of a draft: discarding brings the active rules back', async () => {
    const { draftRevision } = await draftState('staging', new Date());
    await resetDraft(SYSTEM_CALLER, { environment: 'staging', draftRevision });
    const rules = (await listRouting('staging')).find(({ key }) => key === 'lookup')?.rules;
    expect(rules?.map((rule) => rule.definition.arms[0]?.targets.map(({ offering }) => offering))).toEqual([
      [first, second],
    ]);
    expect((await draftState('staging', new Date())).changes).toEqual([]);
    expect((await refusalOf(resetDraft(SYSTEM_CALLER, { environment: 'staging', draftRevision }))).kind).toBe(
      'conflict',
    );
  });
});

describe('the database itself', () => {
  const asApplication = async (sql: string, url = database().applicationUrl): Promise<string> => {
    const client = new pg.Client(url);
    await client.connect();
    try {
      await client.query(sql);
      return 'done';
    } catch (error) {
      return (error as Error).message;
    } finally {
      await client.end();
    }
  };

  it.each(['policy_versions', 'bundles', 'audit_entries'])('never lets %s change', async (table) => {
    const column = table === 'bundles' ? 'size' : table === 'audit_entries' ? 'action' : 'reason';
    for (const sql of [
      `UPDATE ${table} SET ${column} = ${column}`,
      `DELETE FROM ${table}`,
      `TRUNCATE ${table} CASCADE`,
    ]) {
      expect(await asApplication(sql)).toMatch(/permission denied|append-only/);
      expect(await asApplication(sql, database().ownerUrl)).toContain('append-only');
    }
  });

  it('takes no version that leaves a gap', async () => {
    const copy = `INSERT INTO policy_versions SELECT environment_id, version + 5, epoch, bundle_digest, overlay, kind,
      of_version, source, notes, findings, release, reason, published_by_id, published_at FROM policy_versions LIMIT 1`;
    expect(await asApplication(copy)).toMatch(/does not follow/);
  });

  it('shows a delivery host what it serves and nothing else', async () => {
    const as = (sql: string) => asApplication(sql, database().deliveryUrl);
    expect(await as('SELECT version, release, bundle_digest FROM policy_versions')).toBe('done');
    expect(await as('SELECT identity FROM bundles')).toBe('done');
    for (const sql of [
      'SELECT source FROM policy_versions',
      'SELECT * FROM accounts',
      'SELECT * FROM rules',
      'SELECT * FROM audit_entries',
      'UPDATE router_tokens SET revoked_at = null',
      'UPDATE delivery_state SET policy_rev = 0',
      "INSERT INTO bundles VALUES ('x', '', '', '', 0)",
    ]) {
      expect(await as(sql)).toContain('permission denied');
    }
  });
});
