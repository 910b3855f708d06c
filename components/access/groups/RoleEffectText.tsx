'use client';

import { Loader } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { attempt } from '@/components/ui/attempt';
import { FormErrors } from '@/components/ui/FormErrors';
import type { RoleEffect } from '@/lib/auth/group-role';
import type { ActionError, ActionResult } from '@/lib/http/action-result';

/** Who would gain or lose a role, worked out when it is shown. */
export function RoleEffectText({
  load,
  words,
}: {
  readonly load: () => Promise<ActionResult<RoleEffect>>;
  /** The sentence about as many people as there are: "3 people gain it". */
  readonly words: (effect: RoleEffect) => string;
}) {
  const [effect, setEffect] = useState<RoleEffect | null>(null);
  const [error, setError] = useState<ActionError | null>(null);
  const asked = useRef(load);
  useEffect(() => {
    let gone = false;
    void attempt(asked.current).then((result) => {
      if (gone) return;
      if (result.ok) setEffect(result.data);
      else setError(result.error);
    });
    return () => {
      gone = true;
    };
  }, []);
  if (error) return <FormErrors error={error} />;
  if (!effect) return <Loader size="sm" aria-label="Working out who is concerned" />;
  const rest = effect.count - effect.named.length;
  return (
    <div role="status">
      <p>{words(effect)}</p>
      {effect.named.length > 0 && (
        <p>
          {effect.named.map(({ name }) => name).join(', ')}
          {rest > 0 && ` and ${rest} more`}.
        </p>
      )}
    </div>
  );
}
