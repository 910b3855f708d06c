'use client';

import { Button } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { FormErrors } from '@/components/ui/FormErrors';
import { useAct } from '@/components/ui/use-act';
import type { ActionResult } from '@/lib/http/action-result';
import styles from './audit.module.css';

/** Ms between two looks at how far a check has come. */
const LOOK_EVERY_MS = 1_500;

/** Has the trail checked now, and follows it until it is done. */
export function RunCheck({
  running,
  run,
}: {
  readonly running: boolean;
  readonly run: () => Promise<ActionResult<{ id: string }>>;
}) {
  const router = useRouter();
  const { act, error, pending } = useAct();
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => router.refresh(), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [running, router]);
  return (
    <div className={styles.run}>
      <Button loading={pending || running} onClick={() => void act(run)}>
        Check now
      </Button>
      <FormErrors error={error} />
    </div>
  );
}
