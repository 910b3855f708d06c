import { z } from 'zod';
import { INTEGER_MAX } from '@/lib/core/integers';
import { keySchema, type PolicySource, ruleDefinitionSchema, type SourceRule } from './source-schema';

/**
 * The rules of a draft or a version as a file that people keep: the source without the task classes' own settings,
 * each rule with its definition's fields beside its key. docs/policy-as-a-file.md
 */
export const POLICY_FILE_FORMAT = 'fairlead.policy-file/1';

/** One rule of a file, as it may be written: what has a usual value may be left out. */
export const fileRuleSchema = z.strictObject({
  key: keySchema,
  enabled: z.boolean().default(true),
  ...ruleDefinitionSchema.shape,
});
type FileRule = z.infer<typeof fileRuleSchema>;

/** What stands above the rules. */
export const fileHeaderSchema = z.strictObject({
  /** For editors. */
  $schema: z.string().max(2000).optional(),
  format: z.literal(POLICY_FILE_FORMAT, `State the format: ${POLICY_FILE_FORMAT}.`),
  /** The environment that it was written for, which keeps it from going into another one. */
  environment: keySchema,
  /** The published version that it was written over; null = before the first; left out = not said. */
  baseVersion: z.number().int().min(1).max(INTEGER_MAX).nullable().optional(),
});

/** What a file says. */
export interface PolicyFile {
  readonly environment: string;
  readonly baseVersion?: number | null | undefined;
  /** The rules of each task class in order; a task class that is left out has none. */
  readonly taskClasses: Readonly<Record<string, readonly SourceRule[]>>;
}

/** The rules of a source, task class by task class; those without rules are left out. */
export function rulesOf(source: PolicySource): PolicyFile['taskClasses'] {
  return Object.fromEntries(
    Object.entries(source.taskClasses).flatMap(([key, { rules }]) =>
      rules.length > 0 ? [[key, rules]] : [],
    ),
  );
}

/** A rule as the file has it, from a rule as a source has it. */
export function toFileRule({ key, enabled, definition }: SourceRule): FileRule {
  return { key, enabled, ...definition };
}

/** A rule as a source has it, from a rule as the file has it. */
export function fromFileRule({ key, enabled, ...definition }: FileRule): SourceRule {
  return { key, enabled, definition };
}

/**
 * Where in a file a place of the source document is: `/taskClasses/a/rules/0/definition/when` is
 * `/taskClasses/a/0/when`. Both JSON pointers.
 */
export function filePointer(place: string): string {
  const parts = place.split('/');
  if (parts[1] !== 'taskClasses' || parts[3] !== 'rules') return place;
  return [
    ...parts.slice(0, 3),
    ...parts.slice(4).filter((part, at) => !(at === 1 && part === 'definition')),
  ].join('/');
}
