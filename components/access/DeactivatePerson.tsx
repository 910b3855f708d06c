'use client';

import { ConfirmAction } from '@/components/ui/ConfirmAction';
import type { PersonDto } from '@/lib/auth/person';
import type { ActionResult } from '@/lib/http/action-result';

/** Ends a person's access, after asking. */
export function DeactivatePerson({
  person,
  deactivate,
}: {
  readonly person: PersonDto;
  readonly deactivate: (input: unknown) => Promise<ActionResult<PersonDto>>;
}) {
  return (
    <ConfirmAction
      label="Deactivate"
      title={`Deactivate ${person.name}?`}
      effect={`${person.name} is signed out everywhere at once and cannot sign in any more. What they did stays on record. To restore them, invite ${person.emails[0] ?? 'them'} again.`}
      confirmLabel="Deactivate person"
      onConfirm={() => deactivate({ personId: person.id, revision: person.revision })}
    />
  );
}
