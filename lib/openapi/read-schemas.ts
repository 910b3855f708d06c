import { z } from 'zod';
import type { DenialCode } from '@/lib/policy/decision';
import { CAUSES } from '@/lib/policy/types';
import { answerBody, requestBody } from './component';

const count = z.int().min(0);
const digest = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .describe('SHA-256 of the bytes without a coding');
export const instant = z.iso.datetime({ precision: 3 });
const decimal = z
  .string()
  .regex(/^\d+(\.\d+)?$/)
  .describe('A plain decimal');

const stop = z.strictObject({
  offering: z.string().optional(),
  model: z.string().optional(),
  channel: z.string().optional(),
  owner: z.string().optional(),
  region: z.string().optional(),
  reason: z.string(),
});
const overlay = answerBody(
  'Overlay',
  z
    .strictObject({ format: z.literal('fairlead.overlay/1'), disabled: z.array(stop) })
    .describe('What is stopped. Without it a bundle must not be used.'),
);

const release = answerBody(
  'Release',
  z
    .strictObject({
      iss: z.string(),
      env: z.string(),
      epoch: count,
      version: count,
      digest,
      size: count.describe('Bytes without a coding'),
      overlay,
      iat: count.describe('Seconds since 1970'),
      staleAfter: count.describe('Seconds without fresh proof until a router calls itself stale'),
      denyAfter: count
        .nullable()
        .describe('Seconds without fresh proof until a router must deny; null = never'),
    })
    .describe('What was decided at a publish'),
);

export const manifest = answerBody(
  'Manifest',
  z.strictObject({
    format: z.literal('fairlead.manifest/1'),
    environment: z.string(),
    epoch: count,
    version: count,
    publishedAt: instant,
    source: z.enum(['live', 'memory', 'disk']),
    release,
    signatures: z.strictObject({
      release: z.string().nullable().describe('The release as it was signed: a compact JWS'),
      freshness: z.string().nullable().describe('The proof that it is the active one: a compact JWS'),
    }),
    bundle: z.strictObject({
      url: z.string().describe('The immutable address, relative to the host'),
      etag: z.string().describe('What to send as If-None-Match to the policy'),
    }),
  }),
);

export const bundle = answerBody(
  'Bundle',
  z
    .looseObject({
      format: z
        .string()
        .regex(/^fairlead\.policy\/\d+$/)
        .describe('fairlead.policy/1. A host serves later ones too, which only later routers can read.'),
      environment: z.string(),
      levels: z.array(z.string()).optional(),
      tags: z.array(z.string()).optional(),
      offerings: z.record(z.string(), z.unknown()).optional(),
      taskClasses: z.record(z.string(), z.unknown()).optional(),
    })
    .describe('A policy as canonical JSON: see docs/policy-specification.md.'),
);

export const keySetDocument = answerBody(
  'KeySetDocument',
  z.strictObject({
    format: z.literal('fairlead.keys/1'),
    keySet: z.string().describe('The key set in force, signed by the root: a compact JWS'),
    handovers: z.array(z.string()).describe('Each key set by which a root handed over to the next, in order'),
  }),
);

export const health = answerBody('Health', z.strictObject({ status: z.literal('ok') }));
const checks = z.array(z.strictObject({ name: z.string(), ok: z.boolean(), reason: z.string().nullable() }));
export const readiness = answerBody(
  'Readiness',
  z.strictObject({
    status: z.literal('ready'),
    source: z.enum(['live', 'memory', 'disk']),
    checks,
  }),
);

/** As `parseRequest` in lib/policy reads it; that is by hand, for speed. */
export const policyRequest = requestBody(
  'PolicyRequest',
  z.strictObject({
    taskClass: z.string(),
    label: z.strictObject({ level: z.string().optional(), tags: z.array(z.string()).optional() }).optional(),
    attributes: z.record(z.string(), z.string()).optional(),
    regions: z.array(z.string()).optional(),
    needs: z.array(z.string()).optional().describe('Capabilities that an offering must have'),
    inputTokens: count.optional(),
    maxOutputTokens: count.optional(),
    images: count.optional(),
    audioSeconds: count.optional(),
    unit: z.string().optional().describe('What a split keeps together, such as a customer'),
    failed: z.array(z.strictObject({ offering: z.string(), cause: z.enum(CAUSES) })).optional(),
  }),
);
export const policyRequests = requestBody(
  'PolicyRequests',
  z.union([policyRequest, z.array(policyRequest).max(100)]),
);

const CODES: Readonly<Record<DenialCode, true>> = {
  condition_unknown: true,
  exhausted: true,
  invalid_request: true,
  no_eligible_offering: true,
  no_escalation: true,
  no_matching_rule: true,
  no_policy: true,
  unknown_attribute: true,
  unknown_label: true,
  unknown_region: true,
  unknown_task_class: true,
};

const candidate = answerBody(
  'Candidate',
  z.strictObject({
    offering: z.string(),
    model: z.string(),
    channel: z.string(),
    api: z.string(),
    endpoint: z.string(),
    requestId: z.string(),
    parameters: z
      .record(z.string(), z.unknown())
      .describe('Must be sent with the call: a clearance may rest on them.'),
    role: z.enum(['primary', 'fallback', 'escalation']),
    on: z.array(z.enum(CAUSES)).nullable().describe('After which failures it may be called; null = any time'),
    estimatedCostUsd: decimal.nullable(),
    validUntil: instant.nullable(),
  }),
);

const limit = count.nullable();
export const decision = answerBody(
  'Decision',
  z.strictObject({
    outcome: z.enum(['route', 'deny']),
    code: z
      .enum(Object.keys(CODES) as [DenialCode, ...DenialCode[]])
      .nullable()
      .describe('Why it was denied'),
    pointer: z.string().optional().describe('JSON pointer into the request to what it was denied for'),
    taskClass: z.string().nullable(),
    rule: z.string().nullable(),
    arm: z.string().nullable(),
    bucket: count.nullable(),
    label: z.strictObject({ level: z.string(), tags: z.array(z.string()) }).nullable(),
    candidates: z.array(candidate).describe('In the order in which to call them'),
    escalations: z.array(candidate),
    escalateBelow: decimal.nullable(),
    limits: z.strictObject({
      maxAttempts: limit,
      timeoutMs: limit,
      firstTokenMs: limit,
      deadlineMs: limit,
      maxOutputTokens: limit,
    }),
    validUntil: instant.nullable().describe('The next instant at which the answer could change'),
    considered: z.record(z.string(), z.unknown()).optional().describe('With ?explain=1: every check'),
  }),
);
export const decisions = answerBody('Decisions', z.union([decision, z.array(decision)]));

const name = z.string().max(300).nullable().optional();
/** As lib/delivery/telemetry.ts reads it; that is by hand, for speed. */
export const decisionReport = requestBody(
  'DecisionReport',
  z.strictObject({
    report: z.uuid().describe('The name of this report: sent again under it, it is counted once.'),
    counts: z
      .array(
        z.strictObject({
          minute: z.iso.datetime().describe('At most 24 hours ago'),
          version: z.string().describe('<epoch>.<version> that decided'),
          taskClass: z.string().max(300),
          rule: name,
          arm: name,
          offering: name,
          outcome: z.enum(['route', 'deny']),
          code: name,
          count: z.int().min(1),
        }),
      )
      .max(1000),
  }),
);
export const countedReport = answerBody(
  'CountedReport',
  z.strictObject({ counted: count.describe('How many counts the report had') }),
);

export const problemBody = answerBody(
  'Problem',
  z
    .strictObject({
      type: z.string().describe('What a program tells problems apart by; it never changes.'),
      title: z.string(),
      status: z.int(),
      detail: z.string(),
      request_id: z.string().describe('What to quote to the operator'),
      errors: z
        .array(
          z.strictObject({
            pointer: z.string().describe('JSON pointer into the body, or "?" and the name of a parameter'),
            detail: z.string(),
            line: z.int().optional(),
            column: z.int().optional(),
          }),
        )
        .optional(),
      current: z.unknown().optional().describe('For a conflict: the record as it is now'),
      findings: z.array(z.unknown()).optional().describe('What stops it'),
      checks: checks.optional().describe('Of /readyz: what was looked at'),
    })
    .describe('RFC 9457'),
);
