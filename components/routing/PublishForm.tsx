'use client';

import { Button, Checkbox, SegmentedControl, Textarea } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { attempt } from '@/components/ui/attempt';
import { Form } from '@/components/ui/Form';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import { versionHref } from '@/components/ui/links/routing';
import { localInstant, localText, nextHour } from '@/components/ui/local-time';
import { useSaveKeys } from '@/components/ui/save-keys';
import type { ActionError, ActionResult } from '@/lib/http/action-result';
import type { Wait } from '@/lib/routers/wait';
import { acknowledgementKey, type Finding } from '@/lib/routing/finding';
import { Acknowledgements } from './Acknowledgements';
import { FindingsList } from './FindingsList';
import styles from './publish.module.css';
import { TimeField } from './schedule/TimeField';
import { USUAL_WAIT, WaitFields } from './WaitFields';

/**
 * The last step of a publish or a roll back: why, and (where there are warnings) that they were seen. `what` is sent
 * with it, so that only what was shown is published.
 */
export function PublishForm({
  what,
  verb,
  environment,
  environmentName,
  production,
  warningKeys,
  failed,
  draft,
  blocked,
  publish,
  schedule,
  routers,
}: {
  readonly what: Readonly<Record<string, unknown>>;
  /** "Publish", "Roll back". */
  readonly verb: string;
  readonly environment: string;
  readonly environmentName: string;
  readonly production: boolean;
  readonly warningKeys: readonly string[];
  /** Saved requests that are decided differently than expected: each is let pass by itself. */
  readonly failed: readonly Finding[];
  /** The draft that is published, by name; left out where none is. */
  readonly draft?: string;
  /** Why it cannot be done now, or null. */
  readonly blocked: string | null;
  readonly publish: (input: unknown) => Promise<ActionResult<{ version: number }>>;
  /** How it is put off to a time; `only` = why it cannot take effect now, or null. Left out where it cannot be put off. */
  readonly schedule?: {
    readonly act: (input: unknown) => Promise<ActionResult<unknown>>;
    readonly only: string | null;
  };
  /** How many routers are heard of: with any, one may wait for them. */
  readonly routers: number;
}) {
  const router = useRouter();
  const [reason, setReason] = useState('');
  const [accepted, setAccepted] = useState(false);
  const [acknowledged, setAcknowledged] = useState<readonly string[]>([]);
  /** As the field of a time holds it; null = now. */
  const [time, setTime] = useState(schedule?.only ? '' : null);
  const [wait, setWait] = useState<Wait | null>(USUAL_WAIT);
  const [error, setError] = useState<ActionError | null>(null);
  const [pending, setPending] = useState(false);
  // Not while rendering: the server knows no zone of the reader's.
  useEffect(() => setTime((now) => (now === '' ? localText(nextHour(new Date())) : now)), []);

  const unlooked = failed.filter((finding) => !acknowledged.includes(acknowledgementKey(finding)));
  const open = unlooked.length > 0 || (warningKeys.length > 0 && !accepted);

  const submit = async () => {
    if (blocked || pending || open) return;
    setPending(true);
    const input = { ...what, environment, reason, acceptedWarnings: warningKeys, acknowledged };
    const result = await attempt<{ version: number } | null>(async () => {
      if (time === null || !schedule) return publish(input);
      const publishAt = localInstant(time)?.toISOString() ?? '';
      const put = await schedule.act({ ...input, publishAt });
      return put.ok ? { ok: true, data: null } : put;
    });
    if (result.ok && result.data) {
      router.push(versionHref(result.data.version, environment, (routers > 0 && wait) || undefined));
      return;
    }
    setPending(false);
    if (result.ok) {
      setError(null);
      router.refresh();
      return;
    }
    setError(
      result.error.kind === 'conflict'
        ? {
            ...result.error,
            message:
              'Someone edited the draft or published while you were looking. The page now shows how it stands: look again.',
          }
        : result.error,
    );
    if (result.error.kind === 'conflict' || result.error.kind === 'refused') router.refresh();
  };
  useSaveKeys(() => void submit());

  return (
    <Form
      className={styles.publish}
      error={error}
      labels={{ '/reason': 'Why', '/publishAt': 'Publish at' }}
      onSubmit={() => void submit()}
    >
      {error && error.findings.length > 0 && <FindingsList findings={error.findings as Finding[]} />}
      <Textarea
        id={fieldId('/reason')}
        error={fieldError(error?.fields, '/reason')}
        label="Why"
        description="Kept with the version, for whoever asks later."
        autosize
        minRows={2}
        maxLength={2000}
        value={reason}
        disabled={blocked !== null}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {failed.length > 0 && (
        <Acknowledgements
          failed={failed}
          acknowledged={acknowledged}
          environment={environment}
          draft={draft}
          disabled={blocked !== null}
          onChange={setAcknowledged}
        />
      )}
      {warningKeys.length > 0 && (
        <Checkbox
          label={`I have read the ${warningKeys.length === 1 ? 'warning' : `${warningKeys.length} warnings`} and accept ${warningKeys.length === 1 ? 'it' : 'them'}`}
          checked={accepted}
          disabled={blocked !== null}
          onChange={(event) => setAccepted(event.currentTarget.checked)}
        />
      )}
      {schedule && !schedule.only && (
        <SegmentedControl
          aria-label="When"
          style={{ justifySelf: 'start' }}
          data={[
            { value: 'now', label: 'Now' },
            { value: 'later', label: 'At a time' },
          ]}
          value={time === null ? 'now' : 'later'}
          onChange={(when) => setTime(when === 'now' ? null : localText(nextHour(new Date())))}
        />
      )}
      {time !== null && (
        <TimeField value={time} error={fieldError(error?.fields, '/publishAt')} onChange={setTime} />
      )}
      {time === null && routers > 0 && <WaitFields wait={wait} routers={routers} onChange={setWait} />}
      <div className={styles.publishTools}>
        <Button
          type="submit"
          loading={pending}
          disabled={blocked !== null || open}
          {...(production ? { color: 'orange.9' } : {})}
        >
          {time === null ? verb : 'Schedule'} {environmentName}
        </Button>
        <span className={styles.barNote}>
          {blocked ??
            (time === null
              ? 'Routers follow within seconds. It can be rolled back.'
              : 'Everything is checked again then: findings, approvals, and that no other rules took effect.')}
        </span>
      </div>
    </Form>
  );
}
