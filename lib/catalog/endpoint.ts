import { z } from 'zod';
import { KEY_PATTERN } from '@/lib/core/ids';

/** The router's own name for where to call, as screens and commands exchange it. */
export interface EndpointDto {
  readonly id: string;
  readonly revision: number;
  readonly key: string;
  readonly name: string;
  /** The dialect it speaks; null = more than one, or not recorded. */
  readonly api: string | null;
  readonly baseUrl: string | null;
  readonly region: string | null;
  readonly description: string;
}

/** An endpoint with how many offerings are called there. */
export interface EndpointRow extends EndpointDto {
  readonly offerings: number;
}

export interface EndpointDetail extends EndpointRow {
  readonly channels: readonly { readonly key: string; readonly name: string; readonly offerings: number }[];
  /** Keys, ascending; the first thousand. */
  readonly called: readonly string[];
}

const word = (most: number) => z.string().trim().min(1).max(most, `At most ${most} characters.`);

/** What people edit of an endpoint. Credentials stay with the routers: an address that carries one is refused. */
export const endpointFields = z.strictObject({
  name: z.string().trim().min(1, 'Give it a name.').max(120, 'At most 120 characters.'),
  api: word(100).regex(KEY_PATTERN, 'A dialect such as openai-chat.').nullable(),
  baseUrl: z
    .string()
    .trim()
    .max(500, 'At most 500 characters.')
    .nullable()
    .superRefine((text, context) => {
      const message = text === null ? null : addressProblem(text);
      if (message) context.addIssue({ code: 'custom', message });
    }),
  region: word(100).regex(/^\S+$/, 'A region is one word, such as eu-west-1.').nullable(),
  description: z.string().max(2000, 'At most 2,000 characters.'),
});

export const newEndpoint = endpointFields.extend({
  key: z
    .string()
    .max(100, 'At most 100 characters.')
    .regex(KEY_PATTERN, 'Lower-case letters, digits and single - _ . between them.'),
});

/** What is wrong with a base address, or null. Whatever follows a `?` or precedes an `@` may be a secret. */
function addressProblem(text: string): string | null {
  if (!URL.canParse(text)) return 'A whole address, such as https://eu.example.com/v1.';
  const { protocol, username, password, search, hash } = new URL(text);
  if (protocol !== 'https:' && protocol !== 'http:')
    return 'An address that begins with https:// or http://.';
  if (username || password) return 'Leave out the name and password: credentials stay with the routers.';
  if (search || hash || text.includes('?')) return 'Leave out what follows the path: it may hold a secret.';
  return null;
}
