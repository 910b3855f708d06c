import { z } from 'zod';
import { RANGES, VIAS } from '@/lib/audit/filter';
import { answerBody } from './component';
import { json, type Operation } from './operation';
import { instant } from './read-schemas';

const text = z.string();

const entry = z.strictObject({
  seq: text.regex(/^\d+$/).describe('Its number, from 1 without gaps'),
  at: instant,
  actor: z.strictObject({
    id: z.uuid(),
    name: text.nullable().describe('Null for whoever was erased'),
  }),
  action: text.describe('What was done: the action of a permission'),
  record: z.strictObject({
    type: text,
    id: text,
    title: text.describe('What it is called today; its id where it is known no more'),
  }),
  environment: text.nullable().describe('Key, where it is about one'),
  data: z.record(text, z.unknown()).describe('Values before and after, and what is noted besides'),
  origin: z
    .strictObject({
      via: z.enum(Object.keys(VIAS) as [keyof typeof VIAS]),
      address: text.nullable().describe('Null once it is old enough to be forgotten'),
      sessionId: z.uuid().nullable(),
      tokenId: text.nullable(),
      requestId: text.nullable(),
    })
    .nullable()
    .describe('From where it came; beside the trail and not part of what is hashed'),
  hash: text.describe('SHA-256, in hex, of the hash before it followed by the bytes of canonical'),
  canonical: text.describe('The entry as it is hashed'),
});

const page = answerBody(
  'AuditPage',
  z.strictObject({
    data: z.array(entry),
    next: text.describe('The cursor for the next time, also where nothing was left'),
    more: z.boolean().describe('Whether there is more by now'),
  }),
);

/** The audit trail, for programs that keep or watch it. */
export const AUDIT_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/v1/audit',
    id: 'readAudit',
    tag: 'Audit',
    summary: 'What was changed by whom, the oldest first, after a cursor',
    description:
      'The token acts for somebody who reads the audit trail, and shows as much of it as they see; of the roles that they hold in one environment alone, those of its own count. Keep `next` and ask with it again: nothing comes up behind it.',
    scope: 'audit:read',
    parameters: [
      {
        in: 'query',
        name: 'cursor',
        description: 'The `next` of the time before; left out, from the first.',
      },
      { in: 'query', name: 'limit', description: 'At most so many, from 1 to 1000; 100 if it is left out.' },
      { in: 'query', name: 'person', description: 'Id of an actor.' },
      {
        in: 'query',
        name: 'record',
        description: 'Type and id of a record.',
        example: 'vendor:anthropic',
      },
      {
        in: 'query',
        name: 'action',
        description: 'Actions, or whole areas as "@Routing".',
        example: 'policy.publish',
        several: true,
      },
      { in: 'query', name: 'environment', description: 'Key.', example: 'production' },
      { in: 'query', name: 'via', description: 'How it came in.', values: Object.keys(VIAS) },
      { in: 'query', name: 'range', description: 'How far back from now.', values: Object.keys(RANGES) },
      { in: 'query', name: 'from', description: 'Not before this instant.', example: '2026-11-01T00:00:00Z' },
      { in: 'query', name: 'to', description: 'Before this instant.', example: '2026-12-01T00:00:00Z' },
      { in: 'query', name: 'q', description: 'An id of anything, or what a record is called.' },
    ],
    answers: { 200: { description: 'Entries, the oldest first.', content: json(page) } },
    problems: ['invalid-request'],
  },
];
