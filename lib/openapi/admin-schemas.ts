import { z } from 'zod';
import { SCOPES } from '@/lib/auth/scopes';
import { REVIEW_KINDS } from '@/lib/routing/approval';
import * as bodies from '@/lib/routing/policy-api-schema';
import { POLICY_FILE_FORMAT } from '@/lib/routing/policy-file';
import { STOP_SUBJECTS } from '@/lib/routing/stops';
import { answerBody, requestBody } from './component';
import { bundle, instant } from './read-schemas';
import { waitedFor } from './router-schemas';

const version = z.int().min(1);
const text = z.string();
const texts = z.array(text);

export const policyFile = answerBody(
  'PolicyFile',
  z
    .looseObject({
      format: z.literal(POLICY_FILE_FORMAT),
      environment: text,
      baseVersion: version.nullable().optional(),
      taskClasses: z.record(text, z.array(z.looseObject({ key: text }))),
    })
    .describe('Rules as people write them. /api/v1/schemas/policy-file has the whole schema.'),
);

const draft = z.strictObject({
  name: text,
  revision: version,
  baseVersion: version.nullable(),
  createdAt: instant,
  createdBy: text.nullable(),
  updatedAt: instant,
  underReview: z.boolean(),
  publishAt: instant.nullable(),
  etag: text,
});
export const drafts = answerBody('Drafts', z.strictObject({ data: z.array(draft) }));

const edit = z.strictObject({
  kind: z.enum(['added', 'changed', 'moved', 'removed']),
  taskClass: text,
  key: text.describe('Of the rule'),
});
export const replacedDraft = answerBody(
  'ReplacedDraft',
  z.strictObject({
    draft: text,
    revision: version,
    baseVersion: version.nullable(),
    created: z.boolean(),
    dryRun: z.boolean(),
    edits: z.array(edit),
    etag: text,
  }),
);

const finding = z.strictObject({
  code: text,
  severity: z.enum(['error', 'warning', 'note']),
  place: text.describe('JSON pointer into the source'),
  values: z.record(text, z.union([text, z.number(), texts])),
  message: text,
  accept: text.optional().describe('What to send in acceptedWarnings to publish all the same'),
  acknowledge: text.optional().describe('What to send in acknowledged to let it pass'),
});
export const fileCheck = answerBody(
  'FileCheck',
  z.strictObject({
    findings: z.array(
      finding.extend({ pointer: text.describe('Into the file'), line: z.int(), column: z.int() }),
    ),
    errors: z.int(),
    warnings: z.int(),
    bundle: bundle.optional().describe('With ?bundle=1: what routers would get'),
  }),
);

const change = answerBody(
  'Change',
  z.strictObject({
    kind: z.enum(['added', 'removed', 'changed', 'moved']),
    subject: z.enum(['rule', 'task class', 'offering', 'vocabulary']),
    taskClass: text.nullable(),
    name: text,
    fields: z.array(
      z.strictObject({ field: text, before: z.unknown().optional(), after: z.unknown().optional() }),
    ),
  }),
);
export const fileDiff = answerBody(
  'FileDiff',
  z.strictObject({
    activeVersion: version.nullable(),
    edits: z.array(edit).describe('Rule by rule, as they are written'),
    changes: z.array(change).describe('What routers would get otherwise'),
    decisions: z
      .strictObject({
        taskClasses: z.array(z.looseObject({})),
        alike: texts.describe('Task classes that decide as before'),
      })
      .nullable()
      .describe('What would be decided differently; null where there is nothing to compare'),
    words: texts.describe('Each change in a sentence'),
  }),
);
export const rollbackPreview = answerBody(
  'RollbackPreview',
  z.strictObject({
    environment: text,
    toVersion: version,
    baseVersion: version,
    changes: z.array(change),
    findings: z.array(finding),
    warningKeys: texts,
    words: texts,
  }),
);

export const published = answerBody(
  'Published',
  z.strictObject({
    environment: text,
    version,
    convergence: waitedFor
      .nullable()
      .optional()
      .describe('With `wait`: what came of it; null if it could not be found out. The publish stands.'),
  }),
);
export const scheduled = answerBody(
  'Scheduled',
  z.strictObject({ id: text, environment: text, publishAt: instant }),
);
export const reviews = answerBody(
  'Reviews',
  z.strictObject({
    data: z.array(
      z.strictObject({
        id: text,
        kind: z.enum(REVIEW_KINDS),
        title: text.describe('What would be done if it is approved'),
        draft: text.nullable(),
        toVersion: version.nullable(),
        stop: text.nullable(),
        message: text,
        requestedBy: text,
        requestedAt: instant,
        digest: text.nullable().describe('To be sent back with an answer'),
        activeVersion: version.nullable().describe('To be sent back with an answer'),
        stale: z.boolean().describe('Something else took effect since'),
        approvals: z.array(z.strictObject({ by: text, at: instant })),
        required: z.int(),
        blocked: texts.describe('Why it may not take effect yet'),
      }),
    ),
  }),
);
export const reviewAsked = answerBody('ReviewAsked', z.strictObject({ reviewId: text }));

export const stops = answerBody(
  'Stops',
  z.strictObject({
    activeVersion: version.nullable(),
    stops: z.array(
      z.strictObject({
        key: text,
        subject: z.enum(STOP_SUBJECTS),
        name: text,
        reason: text,
        version: version.nullable().describe('That brought it'),
        at: instant.nullable(),
        by: text.nullable(),
      }),
    ),
  }),
);

export const token = answerBody(
  'Token',
  z.strictObject({
    id: text,
    name: text,
    actingFor: text,
    person: z.boolean().describe('Whether that is a person'),
    environment: text,
    scopes: z.array(z.enum(SCOPES)),
    roles: texts,
    expiresAt: instant.nullable(),
  }),
);

export const document = answerBody('Document', z.looseObject({}));

export const submit = requestBody('Submit', bodies.submitBody);
export const approve = requestBody('Approve', bodies.approveBody);
export const answer = requestBody('AnswerReview', bodies.answerBody);
export const publish = requestBody('Publish', bodies.publishBody);
export const rollback = requestBody('RollBack', bodies.rollbackBody);
export const overlayChange = requestBody('OverlayChange', bodies.overlayBody);
