/** What an answer says of the data: at least a level, some tags, or nothing. Keys are those that are shipped. */
export interface AnswerMeaning {
  readonly level?: 'internal' | 'confidential' | 'restricted';
  readonly tags?: readonly string[];
  /** Why, as the end of a sentence that begins with the label. */
  readonly because: string;
}

export interface Choice {
  readonly key: string;
  readonly label: string;
  readonly help?: string;
  readonly means?: AnswerMeaning;
}

export interface Question {
  readonly id: QuestionId;
  readonly question: string;
  readonly help?: string;
  /** Several may be chosen. */
  readonly several?: boolean;
  /** About the data: the label is provisional until it is answered. */
  readonly data: boolean;
  readonly choices: readonly Choice[];
}

export const QUESTION_IDS = [
  'audience',
  'whose',
  'kinds',
  'promises',
  'competitor',
  'export',
  'latency',
  'cost',
  'quality',
] as const;
export type QuestionId = (typeof QUESTION_IDS)[number];

/** Nobody knows: it is taken for the most sensitive that the question can tell. */
const unsure = (means: AnswerMeaning): Choice => ({ key: 'unsure', label: 'Nobody is sure', means });

/** What is asked of a workload, in this order. */
export const QUESTIONS: readonly Question[] = [
  {
    id: 'audience',
    question: 'Who may see the most sensitive thing in it?',
    data: true,
    choices: [
      { key: 'anyone', label: 'Anyone: it is published, or could be' },
      {
        key: 'company',
        label: 'Everyone in the company',
        means: { level: 'internal', because: 'it is meant for the company alone' },
      },
      {
        key: 'teams',
        label: 'Certain teams only',
        means: { level: 'confidential', because: 'only certain teams may see it' },
      },
      {
        key: 'named',
        label: 'A few people by name',
        help: 'Board papers, an acquisition, security findings',
        means: { level: 'restricted', because: 'only a few people by name may see it' },
      },
      unsure({ level: 'restricted', because: 'nobody is sure who may see it' }),
    ],
  },
  {
    id: 'whose',
    question: 'Whose data is it?',
    several: true,
    data: true,
    choices: [
      { key: 'own', label: 'The company’s own' },
      { key: 'public', label: 'From public sources' },
      {
        key: 'employees',
        label: 'Employees’ or applicants’',
        means: { level: 'internal', tags: ['pii'], because: 'it is about employees or applicants' },
      },
      {
        key: 'customers',
        label: 'Customers’',
        means: { level: 'confidential', because: 'customers handed it over' },
      },
      {
        key: 'partners',
        label: 'Partners’ or suppliers’',
        means: { level: 'confidential', because: 'partners or suppliers handed it over' },
      },
      unsure({ level: 'confidential', tags: ['pii'], because: 'nobody is sure whose it is' }),
    ],
  },
  {
    id: 'kinds',
    question: 'What is in it?',
    several: true,
    data: true,
    choices: [
      { key: 'none', label: 'Nothing of these' },
      {
        key: 'personal',
        label: 'Names, contacts or anything else about a person',
        means: { tags: ['pii'], because: 'it says something about people' },
      },
      {
        key: 'health',
        label: 'Health or treatment',
        means: { level: 'confidential', tags: ['phi', 'pii'], because: 'it is about people’s health' },
      },
      {
        key: 'cards',
        label: 'Payment card numbers',
        means: { level: 'confidential', tags: ['pci'], because: 'it holds card numbers' },
      },
      {
        key: 'code',
        label: 'Source code',
        means: { level: 'internal', tags: ['source-code'], because: 'it holds source code' },
      },
      {
        key: 'legal',
        label: 'Legal advice, or papers for it',
        means: { level: 'confidential', tags: ['privileged'], because: 'it holds legal advice' },
      },
      unsure({
        level: 'restricted',
        tags: ['pii', 'phi', 'pci'],
        because: 'nobody is sure what is in it',
      }),
    ],
  },
  {
    id: 'promises',
    question: 'What do contracts with others promise about it?',
    data: true,
    choices: [
      { key: 'none', label: 'Nothing' },
      {
        key: 'confidence',
        label: 'That it is kept confidential',
        means: { level: 'confidential', because: 'a contract promises that it is kept confidential' },
      },
      {
        key: 'limits',
        label: 'Where it goes, who may process it, or that it is deleted',
        means: { level: 'restricted', because: 'a contract limits where it goes or how long it is kept' },
      },
      unsure({ level: 'restricted', because: 'nobody has looked at what contracts promise about it' }),
    ],
  },
  {
    id: 'competitor',
    question: 'Would it matter if a company that sells models could read it?',
    help: 'Plans, prices or customers that a maker or seller of models competes for',
    data: true,
    choices: [
      { key: 'no', label: 'No more than anybody else' },
      {
        key: 'yes',
        label: 'Yes: one of them competes with us or with whom it is about',
        means: {
          level: 'confidential',
          tags: ['competitor-confidential'],
          because: 'a company that sells models competes in it',
        },
      },
      unsure({
        level: 'confidential',
        tags: ['competitor-confidential'],
        because: 'nobody is sure whether a company that sells models competes in it',
      }),
    ],
  },
  {
    id: 'export',
    question: 'Is any of it under export control?',
    help: 'Technical data of defence or dual-use goods, encryption, nuclear, space',
    data: true,
    choices: [
      { key: 'no', label: 'No' },
      {
        key: 'yes',
        label: 'Yes',
        means: { level: 'restricted', tags: ['export-controlled'], because: 'it is under export control' },
      },
      unsure({
        level: 'restricted',
        tags: ['export-controlled'],
        because: 'nobody is sure whether it is under export control',
      }),
    ],
  },
  {
    id: 'latency',
    question: 'How long may an answer take?',
    help: 'For 95 of 100 requests',
    data: false,
    choices: [
      { key: '2000', label: 'Somebody waits while typing: 2 seconds' },
      { key: '10000', label: 'Somebody waits: 10 seconds' },
      { key: '60000', label: 'Somebody comes back for it: a minute' },
      { key: 'any', label: 'Nobody waits: overnight will do' },
    ],
  },
  {
    id: 'cost',
    question: 'What is one answer worth?',
    help: 'The most that it may cost, in US dollars',
    data: false,
    choices: [
      { key: '0.001', label: 'A tenth of a cent: millions of them' },
      { key: '0.01', label: 'One cent' },
      { key: '0.1', label: 'Ten cents' },
      { key: '1', label: 'A dollar' },
      { key: 'any', label: 'More: each one matters' },
    ],
  },
  {
    id: 'quality',
    question: 'What happens when an answer is wrong?',
    data: false,
    choices: [
      { key: 'checked', label: 'Somebody checks each one before it is used' },
      { key: 'noticed', label: 'Somebody notices, and asks again' },
      { key: 'acts', label: 'It takes effect, and may do harm' },
    ],
  },
];
