import type { Predicate } from '@/lib/contracts/predicate';
import type { Obligation } from './obligations';

const clause = (type: string, ...where: Predicate[]): Obligation => ({ kind: 'clause', type, where });
const NO_TRAINING = clause('no_training');
const retention = (days: number) =>
  clause('retention', { parameter: 'days', op: 'maximumAtMost', value: days });
const annex = (kind: string) => clause('regulated_annex', { parameter: 'kind', op: 'equals', value: kind });
/** Nobody can know which regions an organisation allows: until a data steward names them, none is. */
const inAllowedRegions = (...more: Predicate[]) =>
  clause(
    'residency',
    ...['processing', 'storage', 'support'].map(
      (parameter): Predicate => ({ parameter, op: 'within', value: [] }),
    ),
    ...more,
  );
const TRANSFER_MECHANISMS = ['no_transfer', 'adequacy', 'dpf', 'scc', 'idta', 'bcr'];

/** What the shipped labels ask for (CONTRACTS.md, "Obligations and clearance"). Each level contains the lower ones. */
export const DEFAULT_OBLIGATIONS: {
  readonly levels: Readonly<Record<string, readonly Obligation[]>>;
  readonly tags: Readonly<Record<string, readonly Obligation[]>>;
} = {
  levels: {
    public: [],
    internal: [{ kind: 'contract' }, NO_TRAINING],
    confidential: [
      retention(30),
      clause('security_breach', { parameter: 'noticeHours', op: 'atMost', value: 72 }),
      clause('confidentiality'),
    ],
    restricted: [
      retention(0),
      clause('audit_rights'),
      { kind: 'certification', anyOf: ['soc2_type1', 'soc2_type2', 'iso27001'] },
    ],
  },
  tags: {
    pii: [
      clause('personal_data'),
      inAllowedRegions({ parameter: 'mechanism', op: 'within', value: TRANSFER_MECHANISMS }),
      clause('subprocessors'),
      NO_TRAINING,
    ],
    phi: [annex('baa'), retention(0), NO_TRAINING, clause('security_breach')],
    pci: [annex('pci'), { kind: 'certification', anyOf: ['pci_dss'] }],
    'source-code': [clause('no_training', { parameter: 'derivatives', op: 'isTrue' }), clause('output_ip')],
    privileged: [
      clause('no_training', { parameter: 'humanReview', op: 'equals', value: 'never' }),
      retention(0),
      clause('confidentiality'),
    ],
    'competitor-confidential': [
      clause('operational_separation'),
      { kind: 'affiliation', with: [], exclude: ['first_party', 'affiliated', 'unknown'] },
    ],
    'export-controlled': [inAllowedRegions(), annex('export')],
  },
};
