'use client';

import { Button, Popover, Select } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { FormErrors } from '@/components/ui/FormErrors';
import { useAct } from '@/components/ui/use-act';
import { WholeNumberField } from '@/components/ui/WholeNumberField';
import type { Desk, DeskClause } from '@/lib/contracts/clause-desk';
import styles from './desk.module.css';
import type { DeskActions } from './desk-actions';

/** Says whose turn it is with some clauses, and in how many business days they are due. */
export function AssignControl({
  clauses,
  reviewers,
  assign,
  children,
}: {
  readonly clauses: readonly DeskClause[];
  readonly reviewers: Desk['reviewers'];
  readonly assign: DeskActions['assign'];
  /** What the button says. */
  readonly children: ReactNode;
}) {
  const [open, setOpen] = useState(false);
  const [person, setPerson] = useState(clauses.length === 1 ? (clauses[0]?.assignee?.id ?? null) : null);
  const [dueIn, setDueIn] = useState<number | null>(5);
  const { act, error, pending } = useAct();
  const save = async () => {
    const seen = clauses.map(({ id, revision }) => ({ id, revision }));
    const input = { clauses: seen, assignee: person, dueIn: person === null ? null : dueIn };
    if (await act(() => assign(input))) setOpen(false);
  };
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" trapFocus withinPortal>
      <Popover.Target>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setOpen(!open)}>
          {children}
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
