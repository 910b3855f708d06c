import { describe, expect, it } from 'vitest';
import type { ClauseEvidence, Evidence } from '@/lib/contracts/evidence';
import { clearanceOf } from './clearance';
import { clearanceBook } from './clearance-book';
import { DEFAULT_OBLIGATIONS } from './default-obligations';
import { END, ms } from './testing/cell';
import { AT, certificate, clause, evidence, exception, OFFERING, PRODUCTION } from './testing/evidence';

const rows = (of: Readonly<Record<string, readonly unknown[]>>) =>
  Object.entries(of).map(([key, obligations]) => ({ key, obligations }));
const SHIPPED = { levels: rows(DEFAULT_OBLIGATIONS.levels), tags: rows(DEFAULT_OBLIGATIONS.tags) };

const cleared = (parts: Partial<Evidence>, at = AT, labels = SHIPPED) =>
  clearanceOf(
    clearanceBook({ evidence: evidence(parts), labels, environment: PRODUCTION, at, seen: AT }),
    OFFERING,
  );
const openLabels = (parts: Partial<Evidence>) => {
  const { levels, tags } = cleared(parts).clearance;
  return [...Object.keys(levels), ...Object.keys(tags)];
};

const days = (each: number) =>
  Object.fromEntries(
    ['prompts', 'outputs', 'abuse_monitoring', 'files', 'logs', 'caches', 'backups'].map((store) => [
      store,
      each,
    ]),
  );
const TRAINING = clause('no_training', { parameters: { derivatives: true, humanReview: 'never' } });
const retention = (kept: Readonly<Record<string, number>>) =>
  clause('retention', { parameters: { days: kept } });
const breach = (noticeHours: number) => clause('security_breach', { parameters: { noticeHours } });
const annex = (kind: string) => clause('regulated_annex', { parameters: { kind } });
const CONFIDENTIAL = [TRAINING, retention(days(30)), breach(72), clause('confidentiality')];

describe('the shipped labels', () => {
  it.each<[string, ClauseEvidence[], Partial<Evidence>, string[]]>([
    ['nothing but a contract', [], {}, ['public']],
    ['no training, all of it', [TRAINING], {}, ['public', 'internal']],
    [
      '30 days in every store, told within 72 hours',
      CONFIDENTIAL,
      {},
      ['public', 'internal', 'confidential'],
    ],
    [
      '31 days in one store',
      [TRAINING, retention({ ...days(30), logs: 31 }), breach(72), clause('confidentiality')],
      {},
      ['public', 'internal'],
    ],
    [
      'a store that is not mentioned',
      [TRAINING, retention({ prompts: 0, outputs: 0 }), breach(72), clause('confidentiality')],
      {},
      ['public', 'internal'],
    ],
    [
      'told within 73 hours',
      [TRAINING, retention(days(30)), breach(73), clause('confidentiality')],
      {},
      ['public', 'internal'],
    ],
    [
      'nothing kept, audits and a certificate',
      [TRAINING, retention(days(0)), breach(72), clause('confidentiality'), clause('audit_rights')],
      { certifications: [certificate()] },
      ['public', 'internal', 'confidential', 'restricted', 'privileged'],
    ],
    ['a BAA', [TRAINING, retention(days(0)), breach(72), annex('baa')], {}, ['public', 'internal', 'phi']],
    [
      'a BAA, and something kept',
      [TRAINING, retention(days(1)), breach(72), annex('baa')],
      {},
      ['public', 'internal'],
    ],
    ['a PCI annex without an attestation', [annex('pci')], {}, ['public']],
    [
      'a PCI annex with one',
      [annex('pci')],
      { certifications: [certificate({ kind: 'pci_dss' })] },
      ['public', 'pci'],
    ],
    ['rights in what comes out', [TRAINING, clause('output_ip')], {}, ['public', 'internal', 'source-code']],
    ['rights, without derivatives', [clause('no_training'), clause('output_ip')], {}, ['public', 'internal']],
    ['separation, and no competitor named', [clause('operational_separation')], {}, ['public']],
    [
      'an export annex, and no region allowed',
      [
        annex('export'),
        clause('residency', {
          parameters: { processing: ['eu'], storage: ['eu'], support: ['eu'], mechanism: 'scc' },
        }),
      ],
      {},
      ['public'],
    ],
  ])('with %s', (_, clauses, parts, expected) => {
    expect(openLabels({ clauses, ...parts })).toEqual(expected);
  });

  it('open pii once regions are allowed', () => {
    const clauses = [
      TRAINING,
      clause('personal_data'),
      clause('subprocessors'),
      clause('residency', {
        parameters: { processing: ['eu'], storage: ['eu'], support: ['eu'], mechanism: 'scc' },
      }),
    ];
    const tags = SHIPPED.tags.map(({ key, obligations }) => ({
      key,
      obligations: JSON.parse(JSON.stringify(obligations).replaceAll('"value":[]', '"value":["eu"]')),
    }));
    expect(cleared({ clauses }, AT, { ...SHIPPED, tags }).clearance.tags).toEqual({ pii: END });
    const nowhere = clauses.map((one) =>
      one.type === 'residency'
        ? clause('residency', { parameters: { ...one.content.parameters, mechanism: 'none' } })
        : one,
    );
    expect(cleared({ clauses: nowhere }, AT, { ...SHIPPED, tags }).clearance.tags).toEqual({});
  });
});

describe('an exception', () => {
  const confidential = exception({ label: 'level:confidential' });
  it('stands in for what its own level asks, and for nothing that lower ones ask', () => {
    expect(cleared({ clauses: [TRAINING], exceptions: [confidential] }).clearance.levels).toEqual({
      public: null,
      internal: END,
      confidential: '2026-06-30T10:00:00.000Z',
    });
    expect(openLabels({ exceptions: [confidential] })).toEqual(['public']);
  });
  it.each<[string, Parameters<typeof exception>[0], string[]]>([
    ['of another offering', { offering: 'cloud/other' }, ['public']],
    ['of another environment', { environment: 'staging' }, ['public']],
    ['of one person', { singlePerson: true }, ['public']],
    ['to come', { from: '2026-06-02' }, ['public']],
    ['of a day that is over', { to: '2026-06-01' }, ['public']],
    ['of 90 days, on the last', { from: '2026-03-04', to: '2026-12-31' }, ['public']],
    ['of 90 days, before it', { from: '2026-03-05', to: '2026-12-31' }, ['public', 'internal']],
  ])('%s', (_, change, expected) => {
    expect(openLabels({ exceptions: [exception(change)] })).toEqual(expected);
  });
  it('stands in neither for an unknown way nor for a paper', () => {
    expect(openLabels({ exceptions: [exception()] })).toEqual(['public', 'internal']);
    expect(openLabels({ paths: [], exceptions: [exception()] })).toEqual(['public']);
    const papers = ['phi', 'pii', 'pci'].map((tag) => exception({ label: `tag:${tag}` }));
    expect(openLabels({ clauses: CONFIDENTIAL, exceptions: papers })).not.toContain('phi');
    expect(openLabels({ clauses: [annex('baa')], exceptions: papers })).toContain('phi');
  });
});

describe('features', () => {
  const scoped = (features: string[]) => [clause('no_training', { scope: { features } })];
  it('that are not covered leave the offering', () => {
    expect(cleared({ clauses: scoped(['tools']) }).capabilities).toEqual(['tools']);
    expect(cleared({ clauses: [TRAINING] }).capabilities).toEqual(['tools', 'vision']);
    expect(cleared({ clauses: [] }).capabilities).toEqual(['tools', 'vision']);
  });
  it('that are covered for less long leave it too', () => {
    const contracts = evidence().contracts;
    const clauses = [
      clause('no_training', { scope: { features: ['vision'] } }),
      clause('confidentiality', { scope: { features: ['tools'] } }, { clause: 'other' }),
    ];
    expect(cleared({ contracts, clauses }).capabilities).toEqual(['vision']);
  });
});

it('clears no label of which nothing is recorded, and none above it', () => {
  const labels = {
    levels: [
      { key: 'public', obligations: [] },
      { key: 'internal', obligations: null },
      { key: 'secret', obligations: [] },
    ],
    tags: [
      { key: 'broken', obligations: [{ kind: 'prayer' }] },
      { key: 'free', obligations: [] },
    ],
  };
  expect(cleared({}, AT, labels as never).clearance).toEqual({
    levels: { public: null },
    tags: { free: null },
  });
});

it('ends where its levels end, none later than the one below', () => {
  const clauses = [
    clause('no_training', { validTo: '2026-07-31' }),
    ...CONFIDENTIAL.filter(({ type }) => type !== 'no_training'),
  ];
  expect(cleared({ clauses }).clearance.levels).toEqual({
    public: null,
    internal: '2026-08-01T00:00:00.000Z',
    confidential: '2026-08-01T00:00:00.000Z',
  });
  expect(cleared({ clauses }, ms('2026-08-01T00:00:00.000Z')).clearance.levels).toEqual({ public: null });
});
