import type { ClauseContent } from '@/lib/contracts/clause-content';
import { SAMPLE_CLOUD, SAMPLE_LAB, SAMPLE_REVIEWERS } from './catalogue';

/** One clause of an invented contract: its heading and its words, which are the document's, and what was made of them. */
export interface SampleClause extends Partial<ClauseContent> {
  readonly type: string;
  readonly heading: string;
  /** Empty = the document says nothing. */
  readonly words: string;
  /** The type of the clause of the parent that it takes the place of. */
  readonly replacesType?: string;
}

export interface SampleContract {
  readonly number: string;
  readonly title: string;
  readonly kind: 'master' | 'dpa' | 'amendment';
  readonly vendor: string;
  readonly parent: string | null;
  /** Days from the day on which it is made up. */
  readonly begins: number;
  readonly ends: number;
  readonly renewal: 'none' | 'automatic';
  readonly noticeDays: number | null;
  readonly value: string | null;
  readonly document: string;
  readonly clauses: readonly SampleClause[];
}

const NOTHING_KEPT = {
  prompts: 0,
  outputs: 0,
  abuse_monitoring: 0,
  files: 0,
  logs: 0,
  caches: 0,
  backups: 0,
};
const agreed = { status: 'agreed' } as const;
const toLab = { flowsDownTo: [SAMPLE_LAB] };

export const SAMPLE_CONTRACTS: readonly SampleContract[] = [
  {
    ...{
      number: 'SAMPLE-MSA-1',
      title: 'Master services agreement (invented)',
      kind: 'master',
      parent: null,
    },
    ...{ vendor: SAMPLE_CLOUD, begins: -300, ends: 240, renewal: 'automatic', noticeDays: 60 },
    ...{ value: '480000', document: 'Nimbusfield master services agreement.txt' },
    clauses: [
      {
        ...{ ...agreed, ...toLab, type: 'no_training', heading: '4. Customer content' },
        words:
          'Nimbusfield shall not use Customer Content, or anything derived from it, to train, fine-tune or evaluate any model, nor to improve its products. No person employed or engaged by Nimbusfield shall read Customer Content. The same binds Quillmark Labs in respect of the models that it makes.',
        parameters: {
          purposes: ['training', 'fine_tuning', 'evaluation', 'improvement'],
          derivatives: true,
          humanReview: 'never',
        },
      },
      {
        ...{ ...agreed, ...toLab, type: 'retention', heading: '5. Retention' },
        words:
          'Prompts, outputs and uploaded files are held in memory for the time of the request alone. Neither Nimbusfield nor Quillmark Labs writes Customer Content to abuse-monitoring stores, logs, caches or backups.',
        parameters: { days: NOTHING_KEPT },
      },
      {
        ...{ ...agreed, ...toLab, type: 'security_breach', heading: '6. Security' },
        words:
          'Nimbusfield shall notify Customer without undue delay, and at the latest within forty-eight (48) hours, after it becomes aware of a breach of security that concerns Customer Content, wherever in the chain it occurred.',
        parameters: { noticeHours: 48, certifications: ['SOC 2 Type II', 'ISO/IEC 27001'] },
      },
      {
        ...{ ...agreed, ...toLab, type: 'confidentiality', heading: '7. Confidentiality' },
        words:
          'Customer Content is Confidential Information, whether or not it is marked as such, and is kept confidential by Nimbusfield and its licensors for five (5) years after this Agreement ends.',
        parameters: { definition: 'Customer Content, marked or not', termMonths: 60 },
      },
      {
        ...{ ...agreed, ...toLab, type: 'audit_rights', heading: '8. Audit' },
        words:
          'Once in each year, upon thirty (30) days’ notice, Customer may inspect the reports of independent auditors and put questions to Nimbusfield and its licensors about them.',
        parameters: { scope: ['reports', 'questionnaire'], frequency: 'yearly', noticeDays: 30 },
      },
      {
        ...{ ...agreed, ...toLab, type: 'output_ip', heading: '9. Output' },
        words:
          'As between the parties, Customer owns all output. Nimbusfield shall indemnify Customer against claims of third parties that output infringes their rights, up to the cap in Section 14.',
        parameters: { owner: 'customer', indemnity: 'capped' },
      },
      {
        ...{ ...agreed, ...toLab, type: 'subprocessors', heading: '10. Subprocessors' },
        words:
          'Nimbusfield shall give thirty (30) days’ notice before it engages another subprocessor. Customer may object, and may terminate where the objection is not remedied.',
        parameters: { noticeDays: 30, objection: 'terminate' },
      },
      {
        ...{ ...agreed, type: 'pricing_parity', heading: '11. Prices' },
        words:
          'Customer pays the list price less twelve per cent (12 %), and no more than similarly situated customers pay net of credits.',
        parameters: { basis: 'net', tolerancePercent: 0, credits: true, discountPercent: '12' },
      },
      {
        ...{ ...agreed, type: 'sla', heading: '12. Service levels' },
        words:
          'Availability is 99.9 % in each calendar month. Where it is missed, a tenth of the month’s fees is credited.',
        parameters: { uptimePercent: 99.9, credits: 'A tenth of the month’s fees' },
      },
      {
        ...{ status: 'refused', type: 'regulated_annex', heading: '13. Regulated data' },
        words:
          'Nimbusfield does not enter into business associate agreements for Nimbusfield Inference, and Customer shall not send protected health information to it.',
        parameters: { kind: 'baa' },
      },
      {
        ...{ status: 'offered', type: 'liability', heading: '14. Liability' },
        words:
          'The aggregate liability of either party shall not exceed the fees paid in the twelve months before the event. Nimbusfield is ready to discuss a higher cap for breaches of Section 7.',
        parameters: { capMonths: 12 },
      },
      { status: 'silent', type: 'exit_portability', heading: '', words: '' },
    ],
  },
  {
    ...{ number: 'SAMPLE-DPA-1', title: 'Data processing agreement (invented)', kind: 'dpa' },
    ...{ parent: 'SAMPLE-MSA-1', vendor: SAMPLE_CLOUD, begins: -300, ends: 240, renewal: 'automatic' },
    ...{ noticeDays: 60, value: null, document: 'Nimbusfield data processing agreement.txt' },
    clauses: [
      {
        ...{ ...agreed, ...toLab, type: 'personal_data', heading: '2. Roles of the parties' },
        words:
          'Nimbusfield processes personal data as a processor, on documented instructions of Customer alone, under Article 28 GDPR. Annex II lists the technical and organisational measures.',
        parameters: {
          role: 'processor',
          dpaReference: 'SAMPLE-DPA-1',
          measures: ['Encryption', 'Access control'],
        },
      },
      {
        ...{ ...agreed, ...toLab, type: 'residency', heading: '5. Place of processing' },
        words:
          'Personal data is processed, stored and supported from within the region eu-central-1 and does not leave the European Union.',
        parameters: {
          processing: ['eu-central-1'],
          storage: ['eu-central-1'],
          support: ['eu-central-1'],
          mechanism: 'no_transfer',
        },
      },
      {
        ...{ ...agreed, type: 'government_access', heading: '9. Requests of authorities' },
        words:
          'Nimbusfield tells Customer of a request by an authority unless the law forbids it, objects where it may, and publishes twice a year how many there were.',
        parameters: { notice: true, challenge: true, transparency: true },
      },
    ],
  },
  {
    ...{ number: 'SAMPLE-AMD-1', title: 'Amendment 1: Cirrus (invented)', kind: 'amendment' },
    ...{ parent: 'SAMPLE-MSA-1', vendor: SAMPLE_CLOUD, begins: -120, ends: 240, renewal: 'automatic' },
    ...{ noticeDays: 60, value: null, document: 'Amendment 1.txt' },
    clauses: [
      {
        ...{ ...agreed, type: 'retention', heading: '1. Retention for Cirrus', replacesType: 'retention' },
        effect: 'replaces',
        scope: { offerings: [`${SAMPLE_CLOUD}/cirrus-1`] },
        words:
          'For Cirrus, and for Cirrus alone, Section 5 of the Agreement is replaced: prompts and outputs are kept for thirty (30) days in order to detect abuse, and nothing is kept elsewhere.',
        parameters: { days: { ...NOTHING_KEPT, abuse_monitoring: 30 } },
      },
    ],
  },
  {
    ...{ number: 'SAMPLE-MSA-2', title: 'API agreement (invented)', kind: 'master', parent: null },
    ...{ vendor: SAMPLE_LAB, begins: -320, ends: 45, renewal: 'none', noticeDays: null },
    ...{ value: '60000', document: 'Quillmark API agreement.txt' },
    clauses: [
      {
        ...{ ...agreed, type: 'no_training', heading: '3. Use of data', flowsDownTo: [SAMPLE_REVIEWERS] },
        words:
          'Quillmark does not train models on Inputs or Outputs. Where Outputs are reported, its contractor Brindle Review may read them in order to answer the report, and is bound likewise.',
        parameters: { purposes: ['training', 'fine_tuning'], derivatives: false, humanReview: 'abuse' },
      },
      {
        ...{ status: 'waived', type: 'audit_rights', heading: '8. Audit' },
        words: 'Customer waives any right to audit, and relies on the reports that Quillmark publishes.',
        parameters: {},
      },
      { status: 'silent', type: 'retention', heading: '', words: '' },
      { status: 'silent', type: 'confidentiality', heading: '', words: '' },
    ],
  },
];
