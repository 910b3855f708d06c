import { z } from 'zod';
import { idSchema } from '@/lib/core/record-schema';
import { nameSchema } from '../person-schema';
import type { Lowered } from './patch';
import { ScimError } from './scim-error';

/** What SCIM says of a group. */
export interface ScimGroup {
  readonly name: string;
  readonly externalId: string | null;
  /** Persons' ids, each once. */
  readonly members: readonly string[];
}

const groupSchema = z.object({
  displayname: nameSchema,
  externalid: z.string().max(500).nullish(),
  members: z
    .array(z.object({ value: idSchema, type: z.string().nullish() }))
    .max(50_000)
    .nullish(),
});

/** @throws ScimError invalidValue */
export function readGroup(resource: Lowered): ScimGroup {
  const read = groupSchema.safeParse(resource);
  if (!read.success) {
    const [at] = read.error.issues[0]?.path ?? [];
    const why =
      at === 'members' ? 'members are ids of users of this provider.' : 'displayName is a name of one line.';
    throw new ScimError(400, `This group cannot be used: ${why}`, 'invalidValue');
  }
  const { displayname, externalid, members } = read.data;
  if (members?.some(({ type }) => type?.toLowerCase() === 'group')) {
    throw new ScimError(400, 'A group has users as members, not groups.', 'invalidValue');
  }
  return {
    name: displayname,
    externalId: externalid || null,
    members: [...new Set(members?.map(({ value }) => value.toLowerCase()) ?? [])],
  };
}
