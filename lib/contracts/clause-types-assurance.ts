import type { ClauseType } from './clause-type';

const base = { group: 'assurance', cuad: [], inWriting: false } as const;

/** Types 17 to 20 of CONTRACTS.md. */
export const ASSURANCE_TYPES: readonly ClauseType[] = [
  {
    ...base,
    key: 'audit_rights',
    number: 17,
    name: 'Audit rights',
    question: 'What may we audit, how often, and how long before must we say so?',
    gates: 'restricted; neutrality claims',
    cuad: ['Audit Rights'],
    parameters: [
      {
        key: 'scope',
        name: 'Scope',
        kind: 'choices',
        options: {
          reports: 'Reports of auditors',
          questionnaire: 'Questionnaire',
          records: 'Books and records',
          remote: 'Remote inspection',
          on_site: 'Inspection on site',
          regulator: 'Inspection by a regulator',
        },
      },
      {
        key: 'frequency',
        name: 'How often',
        kind: 'choice',
        options: {
          any_time: 'At any time',
          yearly: 'Once a year',
          two_yearly: 'Every two years',
          on_cause: 'For cause only',
        },
      },
      { key: 'noticeDays', name: 'Notice', kind: 'days' },
    ],
    vocabulary: [
      'right to audit',
      'audit report',
      'inspection',
      'books and records',
      'auditor',
      'once per year',
      'upon reasonable notice',
    ],
  },
  {
    ...base,
    key: 'telemetry_access',
    number: 18,
    name: 'Telemetry access',
    question: 'Which measurements of our use do we get, how late, and in what form?',
    gates: 'Ranking on measured data',
    parameters: [
      { key: 'fields', name: 'Fields', kind: 'list' },
      { key: 'delayMinutes', name: 'Delay', kind: 'number', unit: 'minutes' },
      { key: 'export', name: 'Export', kind: 'list', help: 'Forms and ways, such as OpenTelemetry.' },
    ],
    vocabulary: ['usage data', 'telemetry', 'metrics', 'logs export', 'dashboard', 'reporting of usage'],
  },
  {
    ...base,
    key: 'regulatory_cooperation',
    number: 19,
    name: 'Regulatory cooperation',
    question: 'Which documents do we get for our regulators, and which role does the seller take?',
    gates: 'High-risk use',
    parameters: [
      { key: 'documents', name: 'Documents', kind: 'list' },
      {
        key: 'role',
        name: 'Role of the seller',
        kind: 'choice',
        help: 'As the EU AI Act has it.',
        options: {
          gpai_provider: 'Provider of a general-purpose model',
          provider: 'Provider',
          deployer: 'Deployer',
          distributor: 'Distributor',
          importer: 'Importer',
        },
      },
    ],
    vocabulary: [
      'supervisory authority',
      'regulator request',
      'AI Act',
      'technical documentation',
      'impact assessment',
      'cooperate',
      'high-risk',
    ],
  },
  {
    ...base,
    key: 'liability',
    number: 20,
    name: 'Liability',
    question: 'Up to what is the seller liable, and what is outside that cap?',
    gates: 'Criticality',
    cuad: ['Cap on Liability', 'Uncapped Liability'],
    parameters: [
      { key: 'cap', name: 'Cap', kind: 'money', unlimited: true },
      {
        key: 'capMonths',
        name: 'Cap in fees',
        kind: 'number',
        unit: 'months',
        help: 'Where the cap is what was paid in so many months.',
      },
      { key: 'carveOuts', name: 'Outside the cap', kind: 'list' },
    ],
    vocabulary: [
      'limitation of liability',
      'aggregate liability',
      'fees paid in the twelve months',
      'indirect or consequential damages',
      'gross negligence',
      'shall not exceed',
      'unlimited liability',
    ],
  },
];
