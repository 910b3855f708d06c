'use client';

import { Button, Popover } from '@mantine/core';
import { useState } from 'react';
import { ConfirmAction } from '@/components/ui/ConfirmAction';
import { FormErrors } from '@/components/ui/FormErrors';
import { fieldError } from '@/components/ui/form-fields';
import { localInstant, localText } from '@/components/ui/local-time';
import { useAct } from '@/components/ui/use-act';
import type { ActionResult } from '@/lib/http/action-result';
import type { ScheduleDto } from '@/lib/routing/schedule';
import { TimeField } from './TimeField';

/** Gives a publish that waits another time. */
export function ChangeTime({
  schedule,
  reschedule,
}: {
  readonly schedule: ScheduleDto;
  readonly reschedule: (input: unknown) => Promise<ActionResult<unknown>>;
}) {
  const [open, setOpen] = useState(false);
  const [value, setValue] = useState('');
  const { act, error, pending } = useAct();
  const { id, environment, draft, publishAt } = schedule;
  const save = async () => {
    const at = localInstant(value)?.toISOString() ?? '';
    if (await act(() => reschedule({ environment, id, publishAt: at }))) setOpen(false);
  };
  return (
    <Popover opened={open} onChange={setOpen} trapFocus withArrow position="bottom-end" width={330}>
      <Popover.Target>
        <Button
          variant="default"
          size="compact-sm"
          aria-label={`Change time of draft ${draft}`}
          onClick={() => {
            setValue(localText(new Date(publishAt)));
            setOpen(!open);
          }}
        >
          Change time
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <FormErrors error={error} labels={{ '/publishAt': 'Publish at' }} />
          <TimeField value={value} error={fieldError(error?.fields, '/publishAt')} onChange={setValue} />
          <Button type="submit" mt={12} size="compact-md" loading={pending}>
            Change time
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}

/** Takes a publish that waits back. */
export function TakeBack({
  schedule: { id, environment, draft },
  unschedule,
}: {
  readonly schedule: ScheduleDto;
  readonly unschedule: (input: unknown) => Promise<ActionResult<unknown>>;
}) {
  return (
    <ConfirmAction
      label="Cancel"
      title={`Cancel the scheduled publish of draft ${draft}?`}
      effect={<p>Nothing is published at that time. The draft stays as it is, and can be scheduled again.</p>}
      confirmLabel="Cancel the publish"
      buttonProps={{ size: 'compact-sm', 'aria-label': `Cancel the scheduled publish of draft ${draft}` }}
      onConfirm={() => unschedule({ environment, id })}
    />
  );
}
