import { expect, it } from 'vitest';
import type { EvidenceRef } from '@/lib/sensitivity/evidence-ref';
import {
  AT,
  certificate,
  clause,
  contract,
  evidence,
  exception,
  path,
} from '@/lib/sensitivity/testing/evidence';
import { narrowingReason } from './narrowing-words';
import type { VersionNotes } from './version-notes';
import { whyLost } from './why-lost';

const rest = { until: null, singlePerson: false, sample: false } as const;
const ofContract: EvidenceRef = { ...rest, kind: 'contract', party: 'cloud', contract: 'C-1' };
const ofClause: EvidenceRef = {
  ...ofContract,
  ...{ kind: 'clause', clause: 'C-1/retention', proposal: 'C-1/retention#1', type: 'retention' },
  ...{ parameters: {}, requires: {} },
};
const ofCertificate: EvidenceRef = {
  ...rest,
  ...{ kind: 'certification', party: 'cloud', certification: 'iso27001', id: 'certificate', vendor: 'cloud' },
};
const ofPath: EvidenceRef = { ...rest, kind: 'path', proposal: 'path cloud', subject: 'cloud' };
const ofException: EvidenceRef = {
  ...rest,
  kind: 'exception',
  proposal: 'exception',
  label: 'level:internal',
};
const ofStake: EvidenceRef = {
  ...rest,
  ...{ kind: 'stake', party: 'cloud', competitor: 'rival', affiliation: 'independent', stakes: [] },
};

const was = '2026-05-31T00:00:00.000Z';
const retention = clause('retention');
const loss = { offering: 'cloud/model-1', what: 'level:internal', was: null, until: null };
const nothing = { clearance: { levels: {}, tags: {} }, capabilities: [], evidence: {} };
const why = (ref: EvidenceRef, now: Parameters<typeof evidence>[0], what: Partial<typeof loss> = {}) => {
  const levels = { internal: { until: null, evidence: [ref] } } as never;
  const notes: VersionNotes = { offerings: { 'cloud/model-1': { levels, tags: {} } } };
  return whyLost({ ...loss, ...what }, notes, nothing, evidence(now), () => ['The way is not recorded.'], AT);
};

it.each<[string, EvidenceRef, Parameters<typeof evidence>[0]]>([
  [
    'C-1 was terminated as of 2026-05-01.',
    ofContract,
    { contracts: [contract({ status: 'terminated', term: { terminatedOn: '2026-05-01' } })] },
  ],
  [
    'C-1 was superseded.',
    ofClause,
    { clauses: [retention], contracts: [contract({ status: 'superseded' })] },
  ],
  ['C-1 is no longer in force.', ofContract, { contracts: [] }],
  [
    'C-1 changed at its address and was not reviewed.',
    ofContract,
    { contracts: [contract({ silentSince: was })] },
  ],
  [
    'Retention in C-1 was changed: it is refused now.',
    ofClause,
    {
      clauses: [
        { ...retention, endedAt: was },
        clause('retention', { status: 'refused' }, { proposal: 'other' }),
      ],
    },
  ],
  ['Retention in C-1 was ended.', ofClause, { clauses: [{ ...retention, endedAt: was }] }],
  [
    'iso27001 of cloud was revoked as of 2026-05-30.',
    ofCertificate,
    { certifications: [certificate({ revokedOn: '2026-05-30' })] },
  ],
  ['iso27001 of cloud is no longer recorded.', ofCertificate, {}],
  ['The way that data takes to cloud was changed or ended.', ofPath, { paths: [path({ endedAt: was })] }],
  [
    'The exception for internal was changed or ended.',
    ofException,
    { exceptions: [exception({ endedAt: was })] },
  ],
  ['It changed what cloud and rival have in each other.', ofStake, {}],
  ['The way is not recorded.', ofPath, {}],
])('says: %s', (sentence, ref, now) => {
  expect(why(ref, now)).toEqual([sentence]);
});

it('says what a shorter clearance ends with, and what became of a capability', () => {
  const until = '2026-09-01T00:00:00.000Z';
  const covered = { ...nothing, evidence: { 'level:internal': [{ ...ofContract, until }] } };
  const shorter = whyLost({ ...loss, until }, {}, covered, evidence(), () => [], AT);
  expect(shorter).toEqual(['It holds until C-1 ends.']);
  expect(why(ofPath, {}, { what: 'capability:vision' })).toEqual([
    'What clears it does not cover requests that need vision any more.',
  ]);
  expect(whyLost(loss, {}, null, evidence(), () => [], AT)).toEqual([
    'cloud/model-1 is not in the catalogue any more.',
  ]);
});

it('makes one reason of many losses, short enough to be kept', () => {
  const notes = Array.from({ length: 40 }, (_, index) => ({
    ...loss,
    offering: `cloud/model-${index}`,
    why: [`Contract ${index} ${'x'.repeat(400)}.`],
  }));
  const reason = narrowingReason(notes);
  expect(reason).toMatch(/^Evidence ended: 40 offerings are cleared for less \(internal\)\. Contract 0 /);
  expect(reason.length).toBeLessThanOrEqual(2000);
});
