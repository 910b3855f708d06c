'use client';

import { Button, Popover, Select } from '@mantine/core';
import { useState } from 'react';
import { CalendarDate } from '@/components/ui/DateTime';
import { FormErrors } from '@/components/ui/FormErrors';
import { useAct } from '@/components/ui/use-act';
import { WholeNumberField } from '@/components/ui/WholeNumberField';
import type { Desk, DeskClause } from '@/lib/contracts/clause-desk';
import styles from './desk.module.css';
import type { DeskActions } from './desk-actions';

/** Whose turn it is with a clause, and until when. */
export function AssignControl({
  clause: { id, revision, assignee, dueOn },
  reviewers,
  mayAssign,
  assign,
}: {
  readonly clause: DeskClause;
  readonly reviewers: Desk['reviewers'];
  readonly mayAssign: boolean;
  readonly assign: DeskActions['assign'];
}) {
  const [open, setOpen] = useState(false);
  const [person, setPerson] = useState(assignee?.id ?? null);
  const [dueIn, setDueIn] = useState<number | null>(5);
  const { act, error, pending } = useAct();
  const words = assignee ? (
    <>
      {assignee.name}
      {dueOn && (
        <>
          , due <CalendarDate date={dueOn} />
        </>
      )}
    </>
  ) : (
    'Nobody assigned'
  );
  if (!mayAssign) return <span className={styles.quiet}>{words}</span>;
  const save = async () => {
    const input = { clauses: [{ id, revision }], assignee: person, dueIn: person === null ? null : dueIn };
    if (await act(() => assign(input))) setOpen(false);
  };
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" trapFocus withinPortal>
      <Popover.Target>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setOpen(!open)}>
          {words}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          noValidate
          className={styles.assign}
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <FormErrors error={error} labels={{ '/assignee': 'Reviewer', '/dueIn': 'Due' }} />
          <Select
            label="Reviewer"
            data={reviewers.map(({ id: value, name: label }) => ({ value, label }))}
            value={person}
            placeholder="Nobody"
            clearable
            searchable
            comboboxProps={{ withinPortal: false }}
            onChange={setPerson}
          />
          <WholeNumberField label="Due in" unit="business days" min={0} value={dueIn} onChange={setDueIn} />
          <Button type="submit" loading={pending}>
            Assign
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
