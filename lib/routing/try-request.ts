import type { PolicyRequest } from '@/lib/policy/types';
import { CAUSE_WORDS } from './describe';

/** The order in which a request's fields are written. */
const FIELDS = [
  'taskClass',
  'label',
  'attributes',
  'regions',
  'needs',
  'inputTokens',
  'maxOutputTokens',
  'images',
  'audioSeconds',
  'unit',
  'failed',
] as const satisfies readonly (keyof PolicyRequest)[];

/** A request spread out for reading, its fields in their usual order. */
export function requestText(request: PolicyRequest): string {
  return JSON.stringify(inOrder(request), null, 2);
}

/** The same request in one line, for an address. */
export function shortRequestText(request: PolicyRequest): string {
  return JSON.stringify(inOrder(request));
}

function inOrder(request: PolicyRequest): PolicyRequest {
  return Object.fromEntries(
    FIELDS.flatMap((field) => (request[field] === undefined ? [] : [[field, request[field]]])),
  ) as unknown as PolicyRequest;
}

/** The request with a field stated otherwise; undefined = no longer stated. */
export function withField<Field extends keyof PolicyRequest>(
  request: PolicyRequest,
  field: Field,
  value: PolicyRequest[Field] | undefined,
): PolicyRequest {
  return inOrder({ ...request, [field]: value });
}

/** The request with a part of its label stated otherwise; a label of which nothing is stated is left out. */
export function withLabel(
  request: PolicyRequest,
  part: { readonly level?: string | undefined; readonly tags?: readonly string[] | undefined },
): PolicyRequest {
  const label = stated({ ...request.label, ...part });
  return withField(request, 'label', label as PolicyRequest['label']);
}

/** The request with an attribute sent otherwise; undefined = not sent. */
export function withAttribute(
  request: PolicyRequest,
  name: string,
  value: string | undefined,
): PolicyRequest {
  const attributes = stated({ ...request.attributes, [name]: value });
  return withField(request, 'attributes', attributes as PolicyRequest['attributes']);
}

function stated(record: object): object | undefined {
  const entries = Object.entries(record).filter(([, value]) => value !== undefined);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** A request in a line, without its task class: "internal, tagged pii · country de · 12,000 tokens in". */
export function requestWords(request: PolicyRequest): string {
  const { label, attributes = {}, regions, needs = [], unit, failed = [] } = request;
  const amount = (value: number | undefined, word: string) =>
    value === undefined ? [] : [`${value.toLocaleString('en')} ${word}`];
  const words = [
    ...(label?.level === undefined ? [] : [label.level]),
    ...(label?.tags === undefined ? [] : [label.tags.length ? `tagged ${label.tags.join(', ')}` : 'no tags']),
    ...Object.entries(attributes).map(([name, value]) => `${name} ${value === '' ? '(empty)' : value}`),
    ...(regions === undefined ? [] : [`only in ${regions.join(', ') || 'no region'}`]),
    ...(needs.length === 0 ? [] : [`needs ${needs.join(', ')}`]),
    ...amount(request.inputTokens, 'tokens in'),
    ...amount(request.maxOutputTokens, 'out'),
    ...amount(request.images, 'images'),
    ...amount(request.audioSeconds, 's of audio'),
    ...(unit === undefined ? [] : [`unit ${unit === '' ? '(empty)' : unit}`]),
    ...failed.map(({ offering, cause }) => `after ${offering} failed: ${CAUSE_WORDS[cause]}`),
  ];
  return words.join(' · ') || 'nothing but the task class';
}
