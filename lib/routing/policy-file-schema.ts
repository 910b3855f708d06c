import { z } from 'zod';
import { own } from '@/lib/core/own';
import { conditionForm } from './bundle-schema';
import { fileHeaderSchema, fileRuleSchema } from './policy-file';
import { keySchema } from './source-schema';

/** What an editor shows beside a field. */
const DESCRIPTIONS: Readonly<Record<string, string>> = {
  format: 'The form of this file.',
  environment: 'The environment that it was written for.',
  baseVersion:
    'The published version that it was written over; null before the first. Leave it out to not say.',
  taskClasses: 'The rules of each task class in order: the first whose condition holds decides.',
  key: 'Names the rule in decisions and counts. Unique in the policy.',
  enabled: 'false keeps the rule and leaves it out of what routers get.',
  when: 'When the rule applies; left out = always.',
  onUnknown:
    'What becomes of a request that does not say what the condition asks for: denied, or on to the next rule.',
  regions: 'Where requests may be processed: regions or region groups.',
  needs: 'Capabilities that an offering must have.',
  salt: 'What the split hashes with. Changing it draws every unit anew.',
  arms: 'One list of offerings, or several that share the units by weight.',
  weight: 'Basis points; the arms of a rule sum to 10,000.',
  targets: 'Offerings in the order in which they are tried.',
  on: 'After which failures it is tried; left out = always.',
  select: 'Has the offerings ranked when it is published, in the place of a list.',
  escalate: 'Where to go on after an answer of low quality.',
  note: 'For people: why the rule is as it is. Routers do not get it.',
  maxCostUsd: 'US dollars, each attempt.',
  missing: 'What becomes of an offering that lacks a weighed measure: it is out, or gets 0 for it.',
};

/**
 * The JSON Schema (2020-12) of policy files, with which editors complete and check them. Decimals may be written as
 * numbers, as the reader takes their text.
 * @param id its address
 */
export function policyFileJsonSchema(id: string): Record<string, unknown> {
  const written = fileHeaderSchema.extend({
    taskClasses: z.record(keySchema, z.array(fileRuleSchema.extend({ when: conditionForm.optional() }))),
  });
  const schema = z.toJSONSchema(written, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      delete jsonSchema.readOnly;
      if (jsonSchema.type === 'string' && jsonSchema.pattern?.includes('\\d{0,8}[1-9]')) {
        // A pattern says nothing of a number.
        Object.assign(jsonSchema, { type: ['string', 'number'] });
      }
    },
  });
  describe(schema);
  return { ...schema, $id: id, title: 'Fairlead policy' };
}

/** Describes each field where it stands: fields of different meaning may share one form. */
function describe(schema: unknown): void {
  if (typeof schema !== 'object' || schema === null) return;
  const { properties } = schema as { properties?: Record<string, { description?: string }> };
  for (const [name, field] of Object.entries(properties ?? {})) {
    const description = own(DESCRIPTIONS, name);
    if (description) field.description = description;
  }
  for (const part of Object.values(schema)) describe(part);
}
