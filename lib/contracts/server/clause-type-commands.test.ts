import { beforeAll, expect, it } from 'vitest';
import type { Caller } from '@/lib/auth/server/command';
import { AppError } from '@/lib/core/errors';
import { db } from '@/lib/db/client';
import { addPerson, withAccessDatabase } from '@/lib/db/testing/access';
import {
  archiveClauseType,
  createClauseType,
  restoreClauseType,
  updateClauseType,
} from './clause-type-commands';
import { allClauseTypes } from './clause-types';
import { updatePlaybook } from './playbook-commands';
import { playbookPositions } from './playbook-queries';

withAccessDatabase();

let buyer: Caller;
beforeAll(async () => {
  buyer = await addPerson('pia@example.com', ['procurement']);
});

const why = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'it was not refused',
    (error: unknown) =>
      error instanceof AppError
        ? [
            error.message,
            ...(error.details.fields ?? []).map(({ path, message }) => `${path} ${message}`),
          ].join(' ')
        : Promise.reject(error),
  );

const WATERMARK = {
  name: 'Watermarking',
  group: 'assurance',
  question: 'Is what is generated marked as such?',
  parameters: [{ key: 'method', name: 'Method', kind: 'text' }],
  vocabulary: ['watermark', 'provenance'],
} as const;
const NOTHING = { preferred: '', acceptable: '', walkAway: '', checks: {} };

it('adds a type beside the shipped ones, which keep their keys', async () => {
  expect(await why(createClauseType(buyer, { ...WATERMARK, key: 'retention' }))).toContain(
    '/key Another type',
  );
  expect(await why(createClauseType(buyer, { ...WATERMARK, key: 'Water mark' }))).toContain(
    '/key Small letters',
  );
  const twice = {
    ...WATERMARK,
    key: 'watermark',
    parameters: [...WATERMARK.parameters, ...WATERMARK.parameters],
  };
  expect(await why(createClauseType(buyer, twice))).toContain('same key');
  const made = await createClauseType(buyer, { ...WATERMARK, key: 'watermark' });
  expect((await allClauseTypes(db())).map(({ key }) => key).indexOf('watermark')).toBe(20);

  const edited = { id: made.id, revision: 1, ...WATERMARK };
  const saved = await updateClauseType(buyer, { ...edited, vocabulary: ['C2PA', 'C2PA'] });
  expect(saved).toMatchObject({ revision: 2, vocabulary: ['C2PA'] });
  expect(await why(updateClauseType(buyer, edited))).toContain('someone else');
});

it('keeps positions, checks them against the parameters, and takes out those that say nothing', async () => {
  const position = { ...NOTHING, clauseType: 'watermark', preferred: 'Always' };
  const unknown = { preferred: [{ parameter: 'hours', op: 'atMost', value: 1 }] };
  expect(await why(updatePlaybook(buyer, { ...position, revision: 0, checks: unknown }))).toContain(
    '/checks/preferred/0/parameter This type has no parameter hours.',
  );
  expect(await why(updatePlaybook(buyer, { ...position, revision: 0, clauseType: 'nothing' }))).toContain(
    'no such',
  );
  const made = await updatePlaybook(buyer, { ...position, revision: 0 });
  expect(made).toMatchObject({ id: 'watermark', revision: 1, checks: { walkAway: [] } });
  expect(await why(updatePlaybook(buyer, { ...position, revision: 0 }))).toContain('someone else');
  const checks = { acceptable: [{ parameter: 'method', op: 'equals', value: 'C2PA' }] };
  await updatePlaybook(buyer, { ...position, revision: 1, checks });
  expect((await playbookPositions()).get('watermark')?.checks.acceptable).toEqual(checks.acceptable);
});

it('takes a type out of use only while nothing names it', async () => {
  const { id } = await db().clauseType.findUniqueOrThrow({ where: { key: 'watermark' } });
  expect(await why(archiveClauseType(buyer, { id, revision: 2 }))).toContain('in use: the playbook.');
  expect(await updatePlaybook(buyer, { ...NOTHING, clauseType: 'watermark', revision: 2 })).toBeNull();
  expect(await archiveClauseType(buyer, { id, revision: 2 })).toEqual({ id });
  expect((await allClauseTypes(db())).some(({ key }) => key === 'watermark')).toBe(false);
  expect(await why(createClauseType(buyer, { ...WATERMARK, key: 'watermark' }))).toContain('or had it');
  expect(await restoreClauseType(buyer, { id, revision: 3 })).toMatchObject({
    archivedAt: null,
    revision: 4,
  });
});

it('keeps the parameters that clauses state', async () => {
  const type = await db().clauseType.findUniqueOrThrow({ where: { key: 'watermark' } });
  const vendor = await db().vendor.create({ data: { key: 'acme', name: 'Acme' } });
  const contract = await db().contract.create({
    data: { number: 'C-1', title: 'C', kind: 'master', vendorId: vendor.id, precedence: 30 },
  });
  const clause = await db().clause.create({ data: { contractId: contract.id, type: 'watermark' } });
  await db().proposal.create({
    data: {
      ...{ kind: 'clause', subject: clause.id, number: 1 },
      content: { status: 'silent', parameters: { method: 'C2PA' } },
      editedById: buyer.personId,
    },
  });
  const edited = { id: type.id, revision: 4, ...WATERMARK };
  expect(await why(updateClauseType(buyer, { ...edited, parameters: [] }))).toContain(
    'A clause states “Method”',
  );
  expect(await why(archiveClauseType(buyer, { id: type.id, revision: 4 }))).toContain('in use: 1 clause.');
});
