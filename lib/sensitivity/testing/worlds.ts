import fc from 'fast-check';
import type { Scope } from '@/lib/contracts/scope';
import type { ClearanceOffering, ClearanceQuestion, Labels } from '../clearance-question';
import { AT, certificate, clause, contract, evidence, exception, law, OFFERING, path } from './evidence';

const DAYS = ['2026-02-01', '2026-06-01', '2026-06-30', '2026-09-15', '2027-03-31'];
const INSTANTS = ['2026-01-01T00:00:00.000Z', '2026-06-01T12:00:00.000Z', '2026-08-08T08:08:08.888Z'];
const PARTIES = ['cloud', 'helper', 'lab'];

const maybe = <T>(of: fc.Arbitrary<T>, freq = 2) => fc.option(of, { freq, nil: null });
const day = fc.constantFrom(...DAYS);
const subset = <T>(of: readonly T[]) => fc.subarray([...of], { minLength: 1 });

const scope: fc.Arbitrary<Scope> = fc.oneof(
  { weight: 5, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.record({ regions: subset(['eu', 'us-east-1', 'eu-west-1']) }) },
  { weight: 1, arbitrary: fc.record({ features: subset(['tools', 'vision']) }) },
  { weight: 1, arbitrary: fc.record({ offerings: subset(['cloud/model-1', 'cloud/other']) }) },
);
const held = fc.record({
  approvedAt: fc.constantFrom('2025-01-01T00:00:00.000Z', ...INSTANTS),
  endedAt: maybe(fc.constantFrom(...INSTANTS), 5),
});
const doubts = fc.record({
  singlePerson: fc.boolean(),
  sample: fc.constant(false),
  executedOn: fc.constantFrom('2025-01-01', '2025-01-01', '2026-06-01', null),
});
const certain = fc.record({ singlePerson: fc.constant(false) });

/**
 * @param competing whether clauses may say different things of the same; without, they differ in scope and time alone
 */
function clauses(competing: boolean) {
  const one = (nth: number) =>
    fc
      .record({
        type: fc.constantFrom('no_training', 'no_training', 'security_breach'),
        contract: fc.constantFrom('C-0', 'C-1', 'C-2', 'C-3'),
        held,
        doubts: competing ? doubts : certain,
        content: fc.record({
          status: competing
            ? fc.constantFrom('agreed', 'agreed', 'agreed', 'agreed', 'refused', 'waived', 'offered')
            : fc.constant('agreed'),
          scope,
          parameters: competing
            ? fc.constantFrom({ noticeHours: 48 }, { noticeHours: 48 }, { noticeHours: 96 }, {})
            : fc.constant({ noticeHours: 48 }),
          validFrom: maybe(day, 3),
          validTo: maybe(day, 3),
          flowsDownTo: fc.subarray(PARTIES),
          effect: competing
            ? fc.constantFrom('adds', 'adds', 'adds', 'replaces', 'deletes')
            : fc.constant('adds'),
          replaces: fc.constantFrom('clause-0', 'clause-1'),
        }),
      })
      .map(({ type, contract: of, held: when, doubts: what, content }) =>
        clause(type, content as never, {
          clause: `clause-${nth}`,
          proposal: `clause-${nth}`,
          contract: of,
          ...when,
          ...what,
        }),
      );
  return fc.tuple(...Array.from({ length: 7 }, (_, nth) => one(nth))).chain((all) => fc.subarray(all));
}

function contracts(competing: boolean) {
  const one = (nth: number) =>
    fc
      .record({
        vendor: fc.constantFrom('cloud', 'cloud', 'cloud', 'helper', 'group'),
        precedence: competing ? fc.constantFrom(30, 30, 50) : fc.constant(30),
        scope,
        entities: fc.constantFrom([], ['a'], ['a', 'b'], ['a', 'b']),
        activatedAt: fc.constantFrom('2025-01-01T00:00:00.000Z', '2026-06-01T12:00:00.000Z'),
        term: fc.record({ endsOn: fc.constantFrom('2026-12-31', ...DAYS), terminatedOn: maybe(day, 6) }),
        amends: nth === 3 && competing ? fc.boolean() : fc.constant(false),
      })
      .map(({ amends, ...rest }) =>
        contract({ id: `C-${nth}`, ...rest, ...(amends ? { kind: 'amendment', parent: 'C-1' } : {}) }),
      );
  return fc.tuple(...[0, 1, 2, 3].map(one));
}

const hop = (party: string, role: 'channel' | 'subprocessor') =>
  fc
    .record({
      party: fc.constant(party),
      role: fc.constantFrom(role),
      from: maybe(day, 4),
      to: maybe(day, 4),
    })
    .filter(({ from, to }) => from === null || to === null || from <= to);
const paths = fc.oneof(
  { weight: 6, arbitrary: fc.constant([path()]) },
  {
    weight: 4,
    arbitrary: fc
      .record({ channel: hop('cloud', 'channel'), helper: hop('helper', 'subprocessor'), held })
      .map(({ channel, helper, held: when }) => [
        path(),
        path({ subject: 'cloud/lab', hops: [channel, helper], ...when }),
      ]),
  },
  { weight: 1, arbitrary: fc.constant([]) },
);

const ALL_LABELS: Labels = {
  levels: [
    { key: 'public', obligations: [] },
    {
      key: 'internal',
      obligations: [{ kind: 'contract' }, { kind: 'clause', type: 'no_training', where: [] }],
    },
    {
      key: 'confidential',
      obligations: [
        {
          kind: 'clause',
          type: 'security_breach',
          where: [{ parameter: 'noticeHours', op: 'atMost', value: 72 }],
          accepts: 'law',
        },
      ],
    },
  ],
  tags: [
    { key: 'certified', obligations: [{ kind: 'certification', anyOf: ['iso27001', 'soc2_type2'] }] },
    {
      key: 'rival',
      obligations: [{ kind: 'affiliation', with: ['rival'], exclude: ['affiliated', 'unknown'] }],
    },
  ],
};

const stakes = fc.subarray(
  [
    {
      key: 'none',
      holder: 'rival',
      subject: 'cloud',
      kind: 'none' as const,
      asOf: '2026-01-01',
      validFrom: null,
      validTo: null,
    },
    {
      key: 'buys',
      holder: 'rival',
      subject: 'cloud',
      kind: 'interest' as const,
      asOf: '2026-01-01',
      validFrom: '2026-09-01T00:00:00.000Z',
      validTo: null,
    },
    {
      key: 'owns',
      holder: 'group',
      subject: 'cloud',
      kind: 'controls' as const,
      asOf: '2026-01-01',
      validFrom: null,
      validTo: '2026-08-01T00:00:00.000Z',
    },
  ].map((stake) => ({ ...stake, economicPercent: null, votingPercent: null })),
);

/** A question about made evidence at `AT`. */
export function worlds(competing: boolean): fc.Arbitrary<ClearanceQuestion> {
  return fc
    .record({
      contracts: contracts(competing),
      clauses: clauses(competing),
      paths,
      stakes,
      certifications: fc.array(
        fc
          .record({
            kind: fc.constantFrom('iso27001', 'soc2_type2', 'csa_star'),
            validTo: maybe(day, 6),
            revokedOn: maybe(day, 4),
          })
          .map((change) => certificate({ ...change, id: JSON.stringify(change) })),
        { maxLength: 2 },
      ),
      notices: fc.subarray([{ id: 'n', channel: 'cloud', party: 'helper', effectiveOn: '2026-06-30' }]),
      exceptions: fc.subarray([
        exception(),
        exception({ proposal: 'other', label: 'tag:certified', to: '2026-06-15' }),
      ]),
      laws: fc.subarray([
        law({ clauseType: 'security_breach', parameters: { noticeHours: 24 }, to: '2026-09-15' }),
      ]),
      environment: fc.record({
        key: fc.constant('production'),
        entities: fc.constantFrom([], ['a'], ['a', 'b']),
        singlePerson: fc.boolean(),
      }),
    })
    .map(({ environment, ...parts }) => ({
      evidence: evidence(parts),
      labels: ALL_LABELS,
      environment,
      at: AT,
      seen: AT,
    }));
}

export const offerings: fc.Arbitrary<ClearanceOffering> = fc
  .record({
    regions: fc.constantFrom(['eu-west-1'], ['eu-central-1', 'us-east-1'], null),
    other: fc.boolean(),
  })
  .map(({ regions, other }) => ({ ...OFFERING, regions, key: other ? 'cloud/other' : OFFERING.key }));
