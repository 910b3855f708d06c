import { z } from 'zod';
import { KEY_PATTERN } from '@/lib/core/ids';
import { conditionSchema, escalateSchema, limitsSchema, targetSchema } from './bundle-schema';
import { qualitySchema, selectSchema } from './select-schema';

/** A key as people type it: rules, task classes, environments. */
export const keySchema = z
  .string()
  .max(100, 'At most 100 characters.')
  .regex(KEY_PATTERN, 'Lower-case letters, digits and single - _ . between them.');

export const labelSchema = z.strictObject({
  level: z.string().min(1).max(100),
  tags: z.array(z.string().min(1).max(100)).max(100),
});

/** An arm lists its offerings in order (`targets`), or lets them be ranked (`select`, with `targets` empty). */
const armSchema = z
  .strictObject({
    name: z.string().min(1).max(100),
    /** Basis points; the arms of a rule sum to 10,000. */
    weight: z.number().int().min(0).max(10_000),
    targets: z.array(targetSchema).max(50, 'At most 50 offerings.').default([]),
    select: selectSchema.exactOptional(),
  })
  .refine(({ targets, select }) => select !== undefined || targets.length > 0, {
    message: 'Add at least one offering.',
    path: ['targets'],
  })
  .refine(({ targets, select }) => select === undefined || targets.length === 0, {
    message: 'An arm lists its offerings or has them ranked, not both.',
    path: ['targets'],
  });

/**
 * A rule as people edit it: what it requires, whom it tries and in what order. Everything but `note` goes into the
 * bundle under the same name.
 */
export const ruleDefinitionSchema = z.strictObject({
  when: conditionSchema.optional(),
  onUnknown: z.enum(['deny', 'skip']).default('deny'),
  regions: z.array(z.string().min(1).max(100)).max(200).optional(),
  needs: z.array(z.string().min(1).max(100)).max(50).optional(),
  limits: limitsSchema.optional(),
  /** What the split hashes with; the rule's key and ":1" where it is left out. */
  salt: z.string().min(1).max(200).optional(),
  arms: z.array(armSchema).min(1).max(20),
  escalate: escalateSchema.optional(),
  note: z.string().max(5000, 'At most 5,000 characters.').optional(),
});

export type RuleDefinition = z.infer<typeof ruleDefinitionSchema>;

export const sourceRuleSchema = z.strictObject({
  key: keySchema,
  enabled: z.boolean(),
  definition: ruleDefinitionSchema,
});

const sourceTaskClassSchema = z.strictObject({
  name: z.string(),
  label: labelSchema,
  unlabelled: labelSchema,
  /** The task by which offerings are compared by cost; left out = none is stated. */
  referenceTask: z
    .strictObject({ inputTokens: z.number().int().min(0), outputTokens: z.number().int().min(0) })
    .exactOptional(),
  /** Milliseconds. */
  slaP95Ms: z.number().int().min(1).exactOptional(),
  /** What ranked rules ask of quality where they ask for nothing themselves. */
  quality: qualitySchema.exactOptional(),
  rules: z.array(sourceRuleSchema),
});

/** What people decided, apart from the facts it is compiled with: kept with each version, so that it can come back. */
export const policySourceSchema = z.strictObject({
  format: z.literal('fairlead.source/1'),
  taskClasses: z.record(keySchema, sourceTaskClassSchema),
});

export type PolicySource = z.infer<typeof policySourceSchema>;
export type SourceTaskClass = z.infer<typeof sourceTaskClassSchema>;
export type SourceRule = z.infer<typeof sourceRuleSchema>;
export type SourceArm = RuleDefinition['arms'][number];

/** Whether an enabled rule has offerings ranked, which needs the whole catalogue to compile. */
export function ranksOfferings(source: PolicySource): boolean {
  return Object.values(source.taskClasses).some(({ rules }) =>
    rules.some(({ definition, enabled }) => enabled && definition.arms.some((arm) => arm.select)),
  );
}

/** The offerings a source names, each once; those that a ranking would select are not named. */
export function offeringsNamed(source: PolicySource): Set<string> {
  const named = new Set<string>();
  for (const { rules } of Object.values(source.taskClasses)) {
    for (const { definition, enabled } of rules) {
      if (!enabled) continue;
      for (const arm of definition.arms) for (const target of arm.targets) named.add(target.offering);
      for (const target of definition.escalate?.targets ?? []) named.add(target.offering);
    }
  }
  return named;
}
