import type { z } from 'zod';
import type { Scope } from '@/lib/auth/scopes';
import type { ProblemKey } from '@/lib/http/problem';

export type Method = 'get' | 'put' | 'post' | 'delete';

/** A parameter that is text; `values` are all there are. */
export interface Parameter {
  readonly in: 'path' | 'query' | 'header';
  readonly name: string;
  readonly description: string;
  readonly example?: string;
  readonly values?: readonly string[];
  /** Of a query: without it there is no answer. */
  readonly required?: true;
  /** Of a query: several, repeated or with commas. */
  readonly several?: true;
}

/** A body by its media types. A schema that is not given is text or bytes. */
export interface Content {
  readonly types: readonly string[];
  readonly schema?: z.ZodType;
  readonly example?: unknown;
}

export interface Success {
  readonly description: string;
  readonly content?: Content;
  /** Name → what it says. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** What one method does at one address. */
export interface Operation {
  readonly method: Method;
  /** With {braces}. A GET answers HEAD as well, but for events. */
  readonly path: string;
  readonly id: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  /** 'none' = no token; 'any' = a token with whatever scopes. */
  readonly scope: Scope | 'any' | 'none';
  readonly parameters?: readonly Parameter[];
  readonly body?: Content & { readonly required: boolean };
  readonly answers: Readonly<Record<number, Success>>;
  /** Besides those of every token. */
  readonly problems?: readonly ProblemKey[];
}

export const JSON_TYPE = 'application/json';

/** A body of JSON. */
export function json(schema: z.ZodType, example?: unknown): Content {
  return { types: [JSON_TYPE], schema, ...(example !== undefined && { example }) };
}

export const ENVIRONMENT: Parameter = {
  in: 'path',
  name: 'environment',
  description: "The key of the token's environment.",
  example: 'development',
};
