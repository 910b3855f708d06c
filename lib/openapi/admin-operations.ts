import type { ProblemKey } from '@/lib/http/problem';
import * as schemas from './admin-schemas';
import { ENVIRONMENT, JSON_TYPE, json, type Operation, type Parameter } from './operation';

const tag = 'Changing policy';
const BASE = '/api/v1/environments/{environment}';
const DRAFT: Parameter = { in: 'path', name: 'draft', description: 'Its name.', example: 'main' };
const IF_MATCH: Parameter = {
  in: 'header',
  name: 'If-Match',
  description: 'The entity tag of the draft that you looked at.',
};
const FILE = { types: ['application/yaml', JSON_TYPE], schema: schemas.policyFile } as const;
const ETAG = { ETag: 'What to send as If-Match.' };
const BODY: readonly ProblemKey[] = [
  'invalid-request',
  'malformed-json',
  'content-too-large',
  'unsupported-media-type',
];
const SEEN: readonly ProblemKey[] = ['not-found', 'precondition-failed', 'precondition-required'];
const DECIDED: readonly ProblemKey[] = ['conflict', 'refused'];

const activeFile = (form: 'yaml' | 'json', media: string): Operation => ({
  method: 'get',
  path: `${BASE}/policy.${form}`,
  id: form === 'yaml' ? 'readPolicyAsYaml' : 'readPolicyAsJson',
  tag,
  summary: `What a version says, as a file of ${form.toUpperCase()}`,
  scope: 'policy:read',
  parameters: [
    ENVIRONMENT,
    { in: 'query', name: 'version', description: 'Its number; left out = the active one.', example: '3' },
    { in: 'header', name: 'If-None-Match', description: 'The entity tag that the client has.' },
  ],
  answers: {
    200: {
      description: 'The file.',
      content: { types: form === 'yaml' ? [media, JSON_TYPE] : [media], schema: schemas.policyFile },
      headers: { ETag: 'Of this version and form.' },
    },
    304: { description: 'The client has it.' },
  },
  problems: ['invalid-request', 'not-found'],
});

/** What programs change policy with: the same commands as the screens. */
export const ADMIN_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/v1/token',
    id: 'readToken',
    tag,
    summary: 'Whom the token acts for, where, and what it may',
    scope: 'any',
    answers: { 200: { description: 'The token.', content: json(schemas.token) } },
  },
  activeFile('yaml', 'application/yaml'),
  activeFile('json', JSON_TYPE),
  {
    method: 'get',
    path: `${BASE}/drafts`,
    id: 'listDrafts',
    tag,
    summary: 'The open drafts, the oldest first',
    scope: 'policy:read',
    parameters: [ENVIRONMENT],
    answers: { 200: { description: 'The drafts.', content: json(schemas.drafts) } },
  },
  {
    method: 'get',
    path: `${BASE}/drafts/{draft}`,
    id: 'readDraft',
    tag,
    summary: 'A draft as a file',
    description: 'YAML, unless `Accept` would rather have JSON.',
    scope: 'policy:read',
    parameters: [
      ENVIRONMENT,
      DRAFT,
      { in: 'header', name: 'If-None-Match', description: 'The entity tag that the client has.' },
    ],
    answers: {
      200: { description: 'The file.', content: FILE, headers: ETAG },
      304: { description: 'The client has it.' },
    },
    problems: ['not-found'],
  },
  {
    method: 'put',
    path: `${BASE}/drafts/{draft}`,
    id: 'replaceDraft',
    tag,
    summary: 'Makes a draft say what a file says',
    description: '`If-Match` replaces the draft that was read, `If-None-Match: *` makes a new one.',
    scope: 'policy:write',
    parameters: [
      ENVIRONMENT,
      DRAFT,
      IF_MATCH,
      { in: 'header', name: 'If-None-Match', description: '"*": only if there is none.', values: ['*'] },
      {
        in: 'query',
        name: 'dryRun',
        description: 'Tells the edits and keeps nothing.',
        values: ['', '0', '1', 'false', 'true'],
      },
    ],
    body: { required: true, ...FILE },
    answers: {
      200: {
        description: 'It was replaced, or would be.',
        content: json(schemas.replacedDraft),
        headers: ETAG,
      },
      201: { description: 'It was made.', content: json(schemas.replacedDraft), headers: ETAG },
    },
    problems: [...BODY, ...SEEN, ...DECIDED],
  },
  {
    method: 'delete',
    path: `${BASE}/drafts/{draft}`,
    id: 'discardDraft',
    tag,
    summary: 'Puts a draft away',
    description: 'It stays on record, and can be opened again in the console.',
    scope: 'policy:write',
    parameters: [ENVIRONMENT, DRAFT, IF_MATCH],
    answers: { 204: { description: 'It was put away.' } },
    problems: [...SEEN, ...DECIDED],
  },
  {
    method: 'post',
    path: `${BASE}/drafts/{draft}/validate`,
    id: 'validateDraft',
    tag,
    summary: 'What a check reports of a file, or of the draft',
    scope: 'policy:read',
    parameters: [
      ENVIRONMENT,
      DRAFT,
      { in: 'query', name: 'bundle', description: 'Tells what routers would get as well.', example: '1' },
    ],
    body: { required: false, ...FILE },
    answers: { 200: { description: 'The findings.', content: json(schemas.fileCheck) } },
    problems: [...BODY, 'not-found'],
  },
  {
    method: 'post',
    path: `${BASE}/drafts/{draft}/diff`,
    id: 'compareDraft',
    tag,
    summary: 'What would become otherwise if a file, or the draft, took effect',
    scope: 'policy:read',
    parameters: [ENVIRONMENT, DRAFT],
    body: { required: false, ...FILE },
    answers: { 200: { description: 'The differences.', content: json(schemas.fileDiff) } },
    problems: [...BODY, 'not-found'],
  },
  {
    method: 'post',
    path: `${BASE}/drafts/{draft}/submit`,
    id: 'submitDraft',
    tag,
    summary: 'Asks others to approve the draft as it was read',
    scope: 'policy:write',
    parameters: [ENVIRONMENT, DRAFT, IF_MATCH],
    body: { required: true, ...json(schemas.submit, { message: 'Cheaper summaries' }) },
    answers: { 201: { description: 'It was asked for.', content: json(schemas.reviewAsked) } },
    problems: [...BODY, ...SEEN, ...DECIDED],
  },
  {
    method: 'post',
    path: `${BASE}/drafts/{draft}/approve`,
    id: 'approveDraft',
    tag,
    summary: 'Answers the request for approval of the draft as it was read',
    description: "A person's own token alone can.",
    scope: 'policy:approve',
    parameters: [ENVIRONMENT, DRAFT, IF_MATCH],
    body: { required: false, ...json(schemas.approve, { verdict: 'approve', message: '' }) },
    answers: { 200: { description: 'It was answered.', content: json(schemas.reviewAsked) } },
    problems: [...BODY, ...SEEN, ...DECIDED],
  },
  {
    method: 'post',
    path: `${BASE}/drafts/{draft}/publish`,
    id: 'publishDraft',
    tag,
    summary: 'Publishes the draft as it was read, now or at a time',
    scope: 'policy:publish',
    parameters: [ENVIRONMENT, DRAFT, IF_MATCH],
    body: { required: true, ...json(schemas.publish, { reason: 'Cheaper summaries' }) },
    answers: {
      201: {
        description: 'It is the active policy.',
        content: json(schemas.published, { environment: 'production', version: 8 }),
      },
      202: { description: 'It will be.', content: json(schemas.scheduled) },
    },
    problems: [...BODY, ...SEEN, ...DECIDED],
  },
  {
    method: 'get',
    path: `${BASE}/reviews`,
    id: 'listReviews',
    tag,
    summary: 'What waits to be approved: drafts, returns to a version, stops to be lifted',
    scope: 'policy:read',
    parameters: [ENVIRONMENT],
    answers: { 200: { description: 'The requests, the oldest first.', content: json(schemas.reviews) } },
  },
  {
    method: 'post',
    path: `${BASE}/reviews/{review}/answer`,
    id: 'answerReview',
    tag,
    summary: 'Answers a request for approval as it was listed',
    description: "A person's own token alone can.",
    scope: 'policy:approve',
    parameters: [
      ENVIRONMENT,
      {
        in: 'path',
        name: 'review',
        description: 'Its id.',
        example: '3f0c8f0e-6c1c-4f4b-9a36-2a2f0c1d7e55',
      },
    ],
    body: {
      required: true,
      ...json(schemas.answer, { verdict: 'approve', message: '', digest: null, activeVersion: 2 }),
    },
    answers: { 200: { description: 'It was answered.', content: json(schemas.reviewAsked) } },
    problems: [...BODY, 'not-found', ...DECIDED],
  },
  {
    method: 'post',
    path: `${BASE}/rollback`,
    id: 'rollBack',
    tag,
    summary: 'Goes back to what an earlier version said',
    scope: 'policy:publish',
    parameters: [
      ENVIRONMENT,
      { in: 'query', name: 'dryRun', description: 'Tells what it would do, and does nothing.', example: '1' },
    ],
    body: { required: true, ...json(schemas.rollback, { toVersion: 1, reason: 'Version 2 costs too much' }) },
    answers: {
      200: { description: 'With ?dryRun: what it would do.', content: json(schemas.rollbackPreview) },
      201: { description: 'It was done.', content: json(schemas.published) },
      202: { description: 'Approval was asked for.', content: json(schemas.reviewAsked) },
    },
    problems: [...BODY, 'not-found', ...DECIDED],
  },
  {
    method: 'get',
    path: `${BASE}/overlay`,
    id: 'listStops',
    tag,
    summary: 'The stops in force',
    scope: 'policy:read',
    parameters: [ENVIRONMENT],
    answers: { 200: { description: 'The stops.', content: json(schemas.stops) } },
  },
  {
    method: 'post',
    path: `${BASE}/overlay`,
    id: 'changeStops',
    tag,
    summary: 'Stops something at once, or lifts a stop',
    scope: 'policy:publish',
    parameters: [ENVIRONMENT],
    body: {
      required: true,
      ...json(schemas.overlayChange, { stop: { subject: 'channel', name: 'openai' }, reason: 'Outage' }),
    },
    answers: {
      201: { description: 'A version with it is in force.', content: json(schemas.published) },
      202: { description: 'Approval of the lift was asked for.', content: json(schemas.reviewAsked) },
    },
    problems: [...BODY, 'not-found', ...DECIDED],
  },
];
