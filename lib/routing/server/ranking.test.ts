import { beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM_CALLER } from '@/lib/auth/system-actor';
import { AppError } from '@/lib/core/errors';
import { db } from '@/lib/db/client';
import { OFFERINGS, ruleInput, taskClassInput, withRoutingDatabase } from '@/lib/db/testing/routing';
import { evaluate } from '@/lib/policy/evaluate';
import { prepare } from '@/lib/policy/prepare';
import { parseRequest } from '@/lib/policy/request';
import { findingKey, warningsOf } from '../finding';
import { ruleDefinitionSchema } from '../source-schema';
import { rankedDefinition } from '../test/ranked-records';
import type { VersionNotes } from '../version-notes';
import { publishPolicy } from './publish-commands';
import { bundleOf, draftState } from './queries';
import { rankLive } from './ranking-queries';
import { compileRecords, draftOf, draftSource, environmentByKey } from './records';
import { createRule, updateRule } from './rule-commands';
import { createTaskClass } from './task-class-commands';

withRoutingDatabase();
const [first, second, third] = OFFERINGS;
const SELECT = {
  weights: { cost: 1, latency: 1, quality: 1 },
  quality: { benchmark: 'exam' },
  top: 2,
} as const;

async function measure(
  of: { offering?: string; model?: string },
  kind: string,
  value: string,
  { benchmark = null as string | null, asOf = '2026-11-01T00:00:00.000Z', source = 'probe' } = {},
): Promise<void> {
  const offeringId =
    of.offering && (await db().offering.findUniqueOrThrow({ where: { key: of.offering } })).id;
  const modelId = of.model && (await db().model.findUniqueOrThrow({ where: { key: of.model } })).id;
  await db().measurement.create({
    data: { kind, benchmark, value, source, asOf, offeringId: offeringId ?? null, modelId: modelId ?? null },
  });
}

async function publish() {
  const { draftRevision, activeVersion, findings } = await draftState('development', new Date());
  const acceptedWarnings = warningsOf(findings).map(findingKey);
  const input = {
    environment: 'development',
    draftRevision,
    baseVersion: activeVersion,
    reason: 'test',
    acceptedWarnings,
  };
  return publishPolicy(SYSTEM_CALLER, input);
}

const versionOf = (version: number) =>
  db().policyVersion.findFirstOrThrow({ where: { version }, include: { bundle: true } });

beforeAll(async () => {
  await createTaskClass(SYSTEM_CALLER, {
    ...taskClassInput('answers'),
    referenceInputTokens: 1000,
    referenceOutputTokens: 1000,
    slaP95Ms: 500,
  });
  await createRule(SYSTEM_CALLER, {
    ...ruleInput('answers', []),
    definition: rankedDefinition(SELECT),
  });
  await measure({ offering: first }, 'latency_p95_ms', '900');
  await measure({ offering: first }, 'latency_p95_ms', '2000', { asOf: '2026-11-02T00:00:00.000Z' });
  await measure({ offering: second }, 'latency_p95_ms', '1000');
  await measure({ offering: third }, 'latency_p95_ms', '4000');
  await measure({ model: 'model-a' }, 'quality', '80', { benchmark: 'exam' });
  await measure({ model: 'model-b' }, 'quality', '50', { benchmark: 'exam' });
  await measure({ model: 'model-b' }, 'quality', '99', { benchmark: 'another' });
  await measure({ offering: third }, 'quality', '40', {
    benchmark: 'exam',
    source: 'own trial',
    asOf: '2026-10-01T00:00:00.000Z',
  });
  await measure({ model: 'model-a' }, 'latency_p95_ms', '1');
});

// Prices are equal, so cost counts 1 for all: (1 + 1000/2000 + 1)/3, (1 + 1 + 50/80)/3, (1 + 1000/4000 + 40/80)/3.
const SCORES = [
  { offering: second, rank: 1, selected: true, score: '0.875' },
  { offering: first, rank: 2, selected: true, score: '0.833333' },
  { offering: third, rank: 3, selected: false, score: '0.583333' },
];

describe('a ranked rule', () => {
  it('is published as what was selected, which is what routers then get', async () => {
    const { findings } = await draftState('development', new Date());
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(findings).toContainEqual(
      expect.objectContaining({
        code: 'sla_not_met',
        values: expect.objectContaining({ fastestP95Ms: 1000 }),
      }),
    );
    const { version } = await publish();
    const row = await versionOf(version);
    const bundle = bundleOf(row.bundle.identity);
    expect(Object.keys(bundle.offerings).sort()).toEqual([first, second]);
    const parsed = parseRequest({ taskClass: 'answers', label: { level: 'public', tags: [] } });
    if (!parsed.ok) throw new Error(parsed.message);
    const { candidates } = evaluate(prepare(bundle), parsed.request, row.publishedAt.getTime());
    expect(candidates.map(({ offering, role }) => ({ offering, role }))).toEqual([
      { offering: second, role: 'primary' },
      { offering: first, role: 'fallback' },
    ]);
  });

  it('keeps scores and inputs with source and date beside the version', async () => {
    const row = await versionOf(1);
    const notes = row.notes as unknown as VersionNotes;
    const [ranking] = notes.rankings ?? [];
    expect(ranking).toMatchObject({
      taskClass: 'answers',
      considered: 3,
      scored: 3,
      selected: [second, first],
    });
    expect(ranking?.at).toBe(row.publishedAt.toISOString());
    expect(ranking?.offerings).toMatchObject(SCORES);
    const inputs = ranking?.offerings.map((one) => one.inputs);
    expect(inputs?.[1]).toMatchObject({
      cost: { value: '0.003', source: 'test' },
      latency: { value: '2000', source: 'probe', asOf: '2026-11-02T00:00:00.000Z' },
      quality: { value: '80', source: 'probe' },
    });
    expect(inputs?.[2]?.quality).toEqual({
      value: '40',
      source: 'own trial',
      asOf: '2026-10-01T00:00:00.000Z',
    });
  });

  it('is kept as it was written, so that it is ranked anew with the facts of another day', async () => {
    const row = await versionOf(1);
    const source = row.source as { taskClasses: Record<string, { rules: { definition: unknown }[] }> };
    const definition = ruleDefinitionSchema.parse(source.taskClasses.answers?.rules[0]?.definition);
    expect(definition.arms[0]).toMatchObject({ targets: [], select: { top: 2 } });
    await measure({ offering: third }, 'latency_p95_ms', '10', { asOf: '2026-11-03T00:00:00.000Z' });
    const { version } = await publish();
    const { bundle } = await versionOf(version);
    expect(Object.keys(bundleOf(bundle.identity).offerings).sort()).toEqual([first, third]);
  });

  it('that nothing meets cannot be published', async () => {
    const rule = await db().rule.findFirstOrThrow({ where: { key: 'answers' } });
    const change = { id: rule.id, revision: rule.revision, key: rule.key, enabled: true };
    const strict = rankedDefinition({ ...SELECT, quality: { benchmark: 'exam', atLeast: '81' } });
    const { revision } = await updateRule(SYSTEM_CALLER, { ...change, definition: strict });
    const refusal = await publish().catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(AppError);
    expect((refusal as AppError).details.findings).toEqual([
      expect.objectContaining({
        code: 'nothing_selected',
        values: expect.objectContaining({ reasons: ['quality 3'] }),
      }),
    ]);
    await updateRule(SYSTEM_CALLER, { ...change, revision, definition: rankedDefinition(SELECT) });
  });
});

describe('a live ranking', () => {
  const live = (select: object, show: object = {}) =>
    rankLive(
      {
        environment: 'staging',
        taskClass: 'answers',
        rule: { key: 'answers' },
        select: { ...SELECT, ...select },
        show,
      },
      new Date(),
    );

  it('says what a publish would select', async () => {
    const shown = await live({});
    const { version } = await publishedAnew();
    const notes = (await versionOf(version)).notes as unknown as VersionNotes;
    const noted = notes.rankings?.[0];
    expect(noted?.offerings).toMatchObject(
      shown.ranked.rows.map(({ model: _model, channel: _channel, ...row }) => row),
    );
    expect(noted?.selected).toEqual(shown.selected);
  });

  it('follows the catalogue', async () => {
    expect((await live({ top: 1 })).selected).toEqual([third]);
    await db().offering.update({ where: { key: third }, data: { archivedAt: new Date() } });
    const { considered, selected } = await live({ top: 1 });
    expect({ considered, selected }).toEqual({ considered: 2, selected: [second] });
    await db().offering.update({ where: { key: third }, data: { archivedAt: null } });
    expect((await live({ top: 1 })).considered).toBe(3);
  });

  it('says why the others are out, as many as are asked for, and finds one by its name', async () => {
    const { out, ranked, reasons } = await live({ maxLatencyP95Ms: 1000 }, { places: 1, out: 5 });
    expect(reasons).toMatchObject([{ code: 'latency', count: 1, alone: 1 }]);
    expect(ranked).toMatchObject({ matching: 2, rows: [{ rank: 1 }] });
    const why = { code: 'latency', value: '2000', limit: '1000' };
    expect(out).toMatchObject({ matching: 1, rows: [{ offering: first, model: 'model-a', out: [why] }] });
    const found = await live({ maxLatencyP95Ms: 1000 }, { text: 'MODEL-A cloud-a' });
    expect(found.ranked).toEqual({ matching: 0, rows: [] });
    expect(found.out.rows).toMatchObject([{ offering: first }]);
  });

  it('applies the quality floor of the task class where the selection states none, as a publish does', async () => {
    const where = { key: 'answers' };
    await db().taskClass.update({ where, data: { qualityBenchmark: 'exam', qualityFloor: '79.500000' } });
    const shown = await live({});
    expect(shown.select.quality).toEqual({ benchmark: 'exam', atLeast: '79.5' });
    expect(shown.selected).toEqual([first]);
    const { version } = await publishedAnew(3);
    expect(((await versionOf(version)).notes as unknown as VersionNotes).rankings?.[0]).toMatchObject({
      select: shown.select,
      selected: shown.selected,
    });
    expect((await live({ quality: { benchmark: 'exam', atLeast: '0' } })).scored).toBe(3);
    await db().taskClass.update({ where, data: { qualityBenchmark: null, qualityFloor: null } });
  });

  it('refuses what is not written whole, field by field', async () => {
    const refusal = await live({ weights: { cost: 0 }, top: 51 }).catch((error: unknown) => error);
    expect((refusal as AppError).details.fields?.map(({ path }) => path)).toEqual([
      '/select/weights',
      '/select/top',
    ]);
  });

  /** With a change that leaves the ranking as it is, so that there is something to publish. */
  async function publishedAnew(maxAttempts = 2) {
    const rule = await db().rule.findFirstOrThrow({ where: { key: 'answers' } });
    const { id, revision, key } = rule;
    const definition = rankedDefinition(SELECT, { limits: { maxAttempts } });
    await updateRule(SYSTEM_CALLER, { id, revision, key, enabled: true, definition });
    return publish();
  }
});

describe('what a compile reads', () => {
  it('is what the source names where nothing is ranked', async () => {
    await createTaskClass(SYSTEM_CALLER, taskClassInput('lookup'));
    const environment = await environmentByKey(db(), 'staging');
    await createRule(SYSTEM_CALLER, ruleInput('lookup', [first], 'staging'));
    const draft = await draftOf(db(), environment.id);
    const records = await compileRecords(db(), 'staging', await draftSource(db(), draft.id), new Date());
    expect(Object.keys(records.offerings)).toEqual([first]);
    expect(records.measurements).toEqual({});
  });
});
