'use client';

import { Button } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { attempt } from '@/components/ui/attempt';
import { recordHref } from '@/components/ui/links/catalogue';
import type { RecordKind } from '@/lib/catalog/change';
import type { ActionResult } from '@/lib/http/action-result';

/** Brings an archived record back; says why not where that cannot be. */
export function Restore({
  kind,
  recordKey,
  restore,
}: {
  readonly kind: RecordKind;
  readonly recordKey: string;
  readonly restore: (kind: RecordKind, key: string) => Promise<ActionResult<unknown>>;
}) {
  const router = useRouter();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  return (
    <>
      <Button
        loading={pending}
        onClick={async () => {
          setPending(true);
          const result = await attempt(() => restore(kind, recordKey));
          setPending(false);
          if (result.ok) router.push(recordHref(kind, recordKey));
          else setRefusal(result.error.message);
        }}
      >
        Restore
      </Button>
      {refusal && <span role="alert">{refusal}</span>}
    </>
  );
}
