import { z } from 'zod';
import type { Hop, PathEvidence } from './evidence';

/** What somebody is on the way that data takes; `none`: named, and gets no data. */
export const HOP_ROLES = [
  'channel',
  'owner',
  'subprocessor',
  'none',
] as const satisfies readonly Hop['role'][];

const day = z.iso.date('Must be a day such as 2026-11-30.');
const key = z.string().trim().min(1, 'Name a vendor.').max(300);

const hopSchema = z
  .strictObject({ party: key, role: z.enum(HOP_ROLES), from: day.nullable(), to: day.nullable() })
  .refine(({ from, to }) => from === null || to === null || from <= to, {
    path: ['to'],
    message: 'It ends before it begins.',
  });

/**
 * The way that data takes: the content of a proposal of kind "path", whose subject says for what it holds (`pathSubject`).
 * Exactly one hop is the channel. Days are UTC-cautious and inclusive.
 */
export const pathContentSchema = z
  .strictObject({
    /** The vendor who sells; null = the channel. */
    seller: key.nullable(),
    hops: z.array(hopSchema).min(1, 'Name at least the channel.').max(60),
    source: z.string().trim().min(1, 'Say who states this: an address, or words.').max(2000),
    asOf: day,
  })
  .superRefine(({ hops }, { addIssue }) => {
    const wrong = (message: string) => addIssue({ code: 'custom', path: ['hops'], message });
    if (hops.filter(({ role }) => role === 'channel').length !== 1) wrong('Name one hop as the channel.');
    const parts = hops.map(({ party, role, from }) => `${party} ${role} ${from ?? ''}`);
    if (new Set(parts).size < parts.length) wrong('Somebody is named twice for the same thing and time.');
  });

export type PathContent = z.output<typeof pathContentSchema>;

/** What a way is recorded for: everything that a channel sells, what it sells of one owner, or one offering. */
export type PathSubject =
  | { readonly kind: 'channel'; readonly channel: string }
  | { readonly kind: 'owner'; readonly channel: string; readonly owner: string }
  | { readonly kind: 'offering'; readonly offering: string };

export function pathSubject(subject: PathSubject): string {
  switch (subject.kind) {
    case 'channel':
      return subject.channel;
    case 'owner':
      return `${subject.channel}/${subject.owner}`;
    case 'offering':
      return `offering:${subject.offering}`;
  }
}

/** What the subject of a path is about; the inverse of `pathSubject`. */
export function readPathSubject(subject: string): PathSubject {
  if (subject.startsWith('offering:')) return { kind: 'offering', offering: subject.slice(9) };
  const [channel = '', owner] = subject.split('/');
  return owner === undefined ? { kind: 'channel', channel } : { kind: 'owner', channel, owner };
}

/** The subjects that speak for an offering, the most particular first: the first that holds is its way. */
export function pathSubjectsFor(offering: {
  readonly key: string;
  readonly channel: string;
  readonly owner: string | null;
}): string[] {
  const { key: offeringKey, channel, owner } = offering;
  return [`offering:${offeringKey}`, ...(owner === null ? [] : [`${channel}/${owner}`]), channel];
}

/** Whether a hop takes part on a day (`YYYY-MM-DD`). */
export function hopOn({ from, to }: Pick<Hop, 'from' | 'to'>, day: string): boolean {
  return (from === null || from <= day) && (to === null || day <= to);
}

/** The party of a notice that a way does not name, so that it ends when the notice takes effect. */
export function unnamed(path: Pick<PathEvidence, 'hops'> | PathContent, party: string): boolean {
  return !path.hops.some((hop) => hop.party === party);
}
