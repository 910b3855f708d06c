import { z } from 'zod';
import { KEY_PATTERN } from '@/lib/core/ids';
import { lineSchema } from '@/lib/core/plain-text';
import { revisionSchema } from '@/lib/core/record-schema';

/** What people edit of a company entity. */
const entityFields = z.strictObject({
  name: lineSchema('Enter a name.', 120),
  legalName: lineSchema('Enter the legal name.', 200).nullable(),
  country: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{2}$/, 'Must be a country code of two letters, such as DE.')
    .nullable(),
});

const KEY = 'Use lower-case letters, digits and dashes, such as group-gmbh.';
const keySchema = z.string('Enter a key.').max(100, 'Use at most 100 characters.').regex(KEY_PATTERN, KEY);

export const newEntitySchema = entityFields.extend({ key: keySchema });
export const editedEntitySchema = entityFields.extend({ id: z.uuid(), revision: revisionSchema });
/** An environment whose revision was looked at. */
export const seenEnvironment = { environment: z.string().min(1).max(100), revision: revisionSchema };
export const environmentEntitiesSchema = z.strictObject({
  ...seenEnvironment,
  entities: z.array(keySchema).max(500),
});
