import { ENVIRONMENT, json, type Operation, type Parameter } from './operation';
import * as schemas from './read-schemas';

const POLICY_TYPE = 'application/vnd.fairlead.policy+json';
const IF_NONE_MATCH: Parameter = {
  in: 'header',
  name: 'If-None-Match',
  description: 'Entity tags that the client has, of any coding; "*".',
};
const ROUTER: readonly Parameter[] = [
  { in: 'header', name: 'Router-Instance', description: 'What the router calls itself.' },
  { in: 'header', name: 'Router-Applied', description: 'What it runs: <epoch>.<version>;<digest>.' },
  { in: 'header', name: 'Router-Rejected', description: 'What it refused last: <digest>;<reason>.' },
  { in: 'header', name: 'Router-Library', description: 'What it is made with: <name>/<version>.' },
];
const BUNDLE_HEADERS = {
  ETag: 'Strong, and different for each coding.',
  'Content-Encoding': 'br, gzip, or not there.',
  'Repr-Digest': 'SHA-256 of the body as it is coded (RFC 9530).',
};
const POLICY_HEADERS = {
  'Policy-Version': '<epoch>.<version>: the order of versions is that of the pair.',
  'Policy-Source': 'live, memory or disk: how the host knows it.',
  'Policy-Release': 'The release as it was signed.',
  'Policy-Freshness': 'The proof that it is the active one.',
  'Preference-Applied': 'wait=N where the host held the request.',
};
const tag = 'Reading';

/** What routers read, and health. */
export const READ_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/v1/environments/{environment}/policy',
    id: 'readPolicy',
    tag,
    summary: 'The active bundle',
    description: 'Conditional; with `Prefer: wait=N` it is held until a later version comes.',
    scope: 'policy:read',
    parameters: [
      ENVIRONMENT,
      IF_NONE_MATCH,
      {
        in: 'header',
        name: 'Prefer',
        description: 'wait=N: seconds, of which at most 25 count.',
        example: 'wait=25',
      },
      ...ROUTER,
    ],
    answers: {
      200: {
        description: 'The bundle.',
        content: { types: [POLICY_TYPE], schema: schemas.bundle },
        headers: { ...BUNDLE_HEADERS, ...POLICY_HEADERS },
      },
      304: {
        description: 'The client has it.',
        headers: { ETag: 'The tag that matched.', ...POLICY_HEADERS },
      },
    },
    problems: ['no-policy', 'not-acceptable', 'behind'],
  },
  {
    method: 'get',
    path: '/api/v1/environments/{environment}/policy/events',
    id: 'followPolicy',
    tag,
    summary: 'Each version as it comes',
    description: 'Server-sent events. `id` is the version, `event` is "policy", and `data` is a Manifest.',
    scope: 'policy:read',
    parameters: [
      ENVIRONMENT,
      {
        in: 'header',
        name: 'Last-Event-ID',
        description: 'The version that the client has.',
        example: '1.7',
      },
      ...ROUTER,
    ],
    answers: { 200: { description: 'A stream.', content: { types: ['text/event-stream'] } } },
    problems: ['no-policy', 'behind'],
  },
  {
    method: 'get',
    path: '/api/v1/environments/{environment}/manifest',
    id: 'readManifest',
    tag,
    summary: 'The release of the active policy',
    scope: 'policy:read',
    parameters: [ENVIRONMENT, ...ROUTER],
    answers: { 200: { description: 'At most 4 KiB.', content: json(schemas.manifest) } },
    problems: ['no-policy'],
  },
  {
    method: 'post',
    path: '/api/v1/environments/{environment}/resolve',
    id: 'resolve',
    tag,
    summary: 'A decision for a request, or a list for a list',
    description:
      'What is JSON but no valid request is a decision: deny, invalid_request, with a pointer. Duplicate keys cannot be read.',
    scope: 'policy:read',
    parameters: [
      ENVIRONMENT,
      {
        in: 'query',
        name: 'explain',
        description: 'Whether to tell every check.',
        values: ['0', '1', 'false', 'true'],
      },
    ],
    body: {
      required: true,
      ...json(schemas.policyRequests, {
        taskClass: 'summarisation',
        label: { level: 'internal', tags: [] },
        inputTokens: 1000,
        maxOutputTokens: 200,
      }),
    },
    answers: {
      200: {
        description: 'The decision.',
        content: json(schemas.decisions, {
          outcome: 'deny',
          code: 'unknown_task_class',
          pointer: '/taskClass',
          taskClass: 'summarisation',
          rule: null,
          arm: null,
          bucket: null,
          label: null,
          candidates: [],
          escalations: [],
          escalateBelow: null,
          limits: {
            maxAttempts: null,
            timeoutMs: null,
            firstTokenMs: null,
            deadlineMs: null,
            maxOutputTokens: null,
          },
          validUntil: null,
        }),
      },
    },
    problems: [
      'invalid-request',
      'malformed-json',
      'no-policy',
      'content-too-large',
      'unsupported-media-type',
    ],
  },
  {
    method: 'get',
    path: '/api/v1/policies/sha-256/{digest}',
    id: 'readBundle',
    tag,
    summary: 'A bundle by its digest, immutable',
    scope: 'policy:read',
    parameters: [
      {
        in: 'path',
        name: 'digest',
        description: 'SHA-256 as 64 hexadecimal digits, in lower case.',
        example: '859b0f304d3ca402685de5f3bfa2cb5363978d3707ef9d66d04178ae29b4cb3c',
      },
      IF_NONE_MATCH,
    ],
    answers: {
      200: {
        description: 'The bundle.',
        content: { types: [POLICY_TYPE], schema: schemas.bundle },
        headers: BUNDLE_HEADERS,
      },
      304: { description: 'The client has it.', headers: { ETag: 'The tag that matched.' } },
    },
    problems: ['not-found', 'not-acceptable'],
  },
  {
    method: 'post',
    path: '/api/v1/telemetry',
    id: 'reportDecisions',
    tag,
    summary: 'What a router decided, counted by the minute',
    description: 'Counted once, however often the same report is sent.',
    scope: 'telemetry:write',
    body: {
      required: true,
      ...json(schemas.decisionReport, {
        report: '3d6f0a5e-8f0e-4a53-9d3f-2f1c8b1f7c11',
        counts: [
          {
            minute: '2026-11-21T04:10:00Z',
            version: '1.7',
            taskClass: 'summarisation',
            rule: 'everyone',
            arm: 'control',
            offering: 'example-cloud/alpha',
            outcome: 'route',
            code: null,
            count: 41,
          },
        ],
      }),
    },
    answers: { 202: { description: 'It is counted.', content: json(schemas.countedReport, { counted: 1 }) } },
    problems: ['invalid-request', 'malformed-json', 'content-too-large', 'unsupported-media-type'],
  },
  {
    method: 'get',
    path: '/.well-known/fairlead-keys',
    id: 'readKeys',
    tag,
    summary: 'The root-signed key set',
    scope: 'none',
    answers: { 200: { description: 'The key set.', content: json(schemas.keySetDocument) } },
    problems: ['not-found', 'no-snapshot'],
  },
  {
    method: 'get',
    path: '/healthz',
    id: 'isAlive',
    tag: 'Health',
    summary: 'Whether the process is alive',
    scope: 'none',
    answers: { 200: { description: 'It is.', content: json(schemas.health, { status: 'ok' }) } },
  },
  {
    method: 'get',
    path: '/readyz',
    id: 'isReady',
    tag: 'Health',
    summary: 'Whether there is something to serve',
    scope: 'none',
    answers: {
      200: {
        description: 'There is.',
        content: json(schemas.readiness, {
          status: 'ready',
          source: 'live',
          checks: [{ name: 'policy', ok: true, reason: null }],
        }),
      },
    },
    problems: ['no-snapshot', 'cut-off', 'not-ready'],
  },
  {
    method: 'get',
    path: '/metrics',
    id: 'readMetrics',
    tag: 'Health',
    summary: 'For Prometheus',
    scope: 'none',
    answers: { 200: { description: 'Text.', content: { types: ['text/plain'] } } },
    problems: ['not-found'],
  },
];
