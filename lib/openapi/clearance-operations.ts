import { z } from 'zod';
import { IF_NONE_MATCH, TAGGED } from './catalogue-operations';
import { answerBody } from './component';
import { json, type Operation } from './operation';
import { instant } from './read-schemas';

const text = z.string();
const evidence = z
  .looseObject({
    kind: z.enum(['path', 'contract', 'clause', 'law', 'certification', 'stake', 'attribute', 'exception']),
    until: instant.nullable().describe('When it ends by itself; null = without end'),
    singlePerson: z.boolean().describe('Approved by the only person there was'),
    sample: z.boolean(),
    passage: text
      .nullable()
      .describe('Of a clause, its words; null without contracts:read_full, or where they are not open'),
  })
  .describe(
    'A piece of evidence. What else it names (contract, clause, type, parameters) depends on its kind',
  );

const clearance = answerBody(
  'Clearance',
  z.strictObject({
    environment: text,
    offering: text,
    label: text,
    capability: text.nullable(),
    at: instant.nullable().describe('The instant that was asked about; null = when it was asked'),
    open: z.boolean(),
    until: instant
      .nullable()
      .describe('The earliest end among its evidence; null = without end, or not open'),
    requires: z.record(text, z.unknown()).describe('What requests must carry for it to hold'),
    singlePerson: z.boolean().describe('It rests on what one person alone approved'),
    sample: z.boolean().describe('It rests on invented evidence, which counts in development alone'),
    missing: z.array(text).describe('What is missing beside what is asked, in sentences'),
    obligations: z
      .array(
        z.strictObject({
          label: text.describe('Whose obligation it is: a level asks what lower ones ask too'),
          obligation: z.looseObject({ kind: text }),
          met: z.boolean(),
          excepted: z.boolean().describe('An exception stands in for it'),
          until: instant.nullable(),
          evidence: z.array(evidence),
          missing: z.array(text).describe('In sentences'),
        }),
      )
      .describe('In the order in which they are asked'),
  }),
);

/** What offerings are cleared for, for programs. */
export const CLEARANCE_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/v1/clearance',
    id: 'readClearance',
    tag: 'Clearance',
    summary: 'Whether an offering is cleared for a label, until when and by what',
    description:
      "In the token's environment. The token acts for somebody. Passages are null unless it has the scope contracts:read_full too, and for contracts that are limited to named readers.",
    scope: 'clearance:read',
    parameters: [
      {
        in: 'query',
        name: 'offering',
        description: 'Its key.',
        example: 'anthropic/claude-haiku-4-5',
        required: true,
      },
      {
        in: 'query',
        name: 'label',
        description: 'A level or a tag.',
        example: 'level:internal',
        required: true,
      },
      {
        in: 'query',
        name: 'at',
        description: 'An instant; now without it.',
        example: '2027-01-01T00:00:00Z',
      },
      {
        in: 'query',
        name: 'capability',
        description: 'Called with it; plainly without it.',
        example: 'vision',
      },
      IF_NONE_MATCH,
    ],
    answers: {
      200: { description: 'How it stands, with the reasons.', content: json(clearance), headers: TAGGED },
      304: { description: 'The client has it.', headers: { ETag: 'The tag that matched.' } },
    },
    problems: ['invalid-request', 'not-found'],
  },
];
