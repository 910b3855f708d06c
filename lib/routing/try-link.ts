import { KEY_PATTERN } from '@/lib/core/ids';
import { parseInstant } from '@/lib/policy/time';
import type { PolicyRequest } from '@/lib/policy/types';
import { requestText, shortRequestText } from './try-request';
import { readRequestText } from './try-text';

/** Which policy of an environment is tried. */
export type PolicyChoice = 'draft' | 'active' | number;

/** Everything that a Try it page is about; its address holds all of it. */
export interface TryPlace {
  readonly environment: string;
  readonly policy: PolicyChoice;
  /** The draft's name where one is tried; null = the one that this browser remembers. */
  readonly draft: string | null;
  /** The request as typed; null = none given. */
  readonly text: string | null;
  /** ISO instant; null = whenever it is looked at. */
  readonly at: string | null;
  /** The revision of the draft that was looked at when the link was made. */
  readonly draftRevision: number | null;
  /** The saved request that is looked at, by id. */
  readonly saved: string | null;
}

/** Longer addresses are refused by some of what carries them. */
export const LONGEST_LINK = 8000;

/** The address of a place. A request that can be read is written short; other text stays as it was typed. */
export function tryHref(place: Partial<TryPlace> & { readonly environment: string }): string {
  const query = new URLSearchParams({ environment: place.environment });
  if (place.policy !== undefined && place.policy !== 'draft') query.set('policy', String(place.policy));
  if (place.draft) query.set('draft', place.draft);
  if (place.saved) query.set('saved', place.saved);
  if (place.draftRevision) query.set('revision', String(place.draftRevision));
  if (place.at) query.set('at', place.at);
  if (place.text != null) {
    const read = readRequestText(place.text);
    query.set('request', read.ok ? shortRequestText(read.request) : place.text);
  }
  return `/routing/try?${query}`;
}

/** The address at which a request is tried on a policy; on a draft by its name. */
export function tryRequestHref(
  environment: string,
  policy: PolicyChoice,
  request: PolicyRequest,
  saved: string | null = null,
  draft: string | null = null,
): string {
  return tryHref({ environment, policy, text: shortRequestText(request), saved, draft });
}

/** A place from the parameters of its address. What cannot be read there is as if it were not given. */
export function readTryPlace(
  environment: string,
  search: Readonly<Record<string, string | readonly string[] | undefined>>,
): TryPlace {
  const one = (name: string): string | null => {
    const value = search[name];
    return typeof value === 'string' ? value : null;
  };
  const whole = (text: string | null) => (text !== null && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null);
  const policy = one('policy');
  const at = one('at');
  const text = one('request');
  const draft = one('draft');
  const read = text === null ? null : readRequestText(text);
  return {
    environment,
    policy: policy === 'active' ? 'active' : (whole(policy) ?? 'draft'),
    text: read?.ok ? requestText(read.request) : text,
    at: at !== null && parseInstant(at) !== null ? at : null,
    draft: draft !== null && KEY_PATTERN.test(draft) ? draft : null,
    draftRevision: whole(one('revision')),
    saved: /^[0-9a-f-]{36}$/.test(one('saved') ?? '') ? one('saved') : null,
  };
}
