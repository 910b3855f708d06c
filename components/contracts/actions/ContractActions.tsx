'use client';

import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { LinkButton } from '@/components/ui/LinkButton';
import { contractRecordHref, editContractHref, reviewDeskHref } from '@/components/ui/links/contracts';
import type { ContractDto, Named } from '@/lib/contracts/contract';
import type { Standing } from '@/lib/contracts/contract-standing';
import type { ContractActionSet } from './contract-actions';
import { NoticeDialog, ReviewDialog } from './DayDialogs';
import { SupersedeDialog, TerminateDialog } from './EndDialogs';
import { KeepingDialog, ReadersDialog } from './KeepDialogs';
import { type Step, StepDialog, stepVerb } from './StepDialog';

type Dialog = Step | 'terminate' | 'supersede' | 'notice' | 'review' | 'readers' | 'keeping';

/** The next step of a contract as a button, the desk beside it, and all else in a menu. */
export function ContractActions({
  contract,
  standing,
  actions,
  mayKeep,
  people,
  others,
  today,
}: {
  readonly contract: ContractDto;
  readonly standing: Standing;
  /** Null = the reader changes nothing. */
  readonly actions: ContractActionSet | null;
  /** Whether the reader sets legal hold and retention. */
  readonly mayKeep: boolean;
  readonly people: readonly Named[];
  /** Numbers of contracts that could take its place. */
  readonly others: readonly string[];
  /** `YYYY-MM-DD` */
  readonly today: string;
}) {
  const [open, setOpen] = useState<Dialog | null>(null);
  const { number, status, renewal, archivedAt } = contract;
  const item = (dialog: Dialog, label: ReactNode, color?: string) => (
    <Menu.Item onClick={() => setOpen(dialog)} {...(color && { color })}>
      {label}
    </Menu.Item>
  );
  const next: Step | null =
    status === 'draft' ? 'submit' : status === 'in_review' ? 'activate' : archivedAt ? 'restore' : null;
  const ended = status === 'terminated' || status === 'superseded';
  const close = () => setOpen(null);
  return (
    <>
      {!archivedAt && <LinkButton href={reviewDeskHref(number)}>Review desk</LinkButton>}
      {actions && next && (
        <Button variant="default" onClick={() => setOpen(archivedAt ? 'restore' : next)}>
          {stepVerb(archivedAt ? 'restore' : next)}
        </Button>
      )}
      {actions && !archivedAt && !ended && (
        <LinkButton variant="default" href={editContractHref(number)}>
          Edit
        </LinkButton>
      )}
      <LinkButton variant="default" href={contractRecordHref(number)}>
        Review record
      </LinkButton>
      {actions && !archivedAt && (
        <Menu position="bottom-end" width={260}>
          <Menu.Target>
            <ActionIcon variant="default" size={32} aria-label="More about this contract">
              <IconDots size={16} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {status === 'in_review' && item('takeBack', stepVerb('takeBack'))}
            {status === 'active' && renewal !== 'none' && item('notice', 'Record notice…')}
            {renewal === 'evergreen' && !ended && item('review', 'Record yearly review…')}
            {item('readers', 'Readers…')}
            {mayKeep && item('keeping', 'Legal hold and retention…')}
            {status === 'active' && (
              <>
                <Menu.Divider />
                {item('supersede', 'Superseded by another…')}
                {item('terminate', 'Terminate…', 'red')}
              </>
            )}
            {ended && item('reinstate', stepVerb('reinstate'))}
            {status !== 'active' && item('archive', stepVerb('archive'))}
          </Menu.Dropdown>
        </Menu>
      )}
      {actions &&
        open &&
        dialog(open, { contract, standing, actions, today, people, others, onClose: close })}
    </>
  );
}

function dialog(
  open: Dialog,
  props: {
    readonly contract: ContractDto;
    readonly standing: Standing;
    readonly actions: ContractActionSet;
    readonly today: string;
    readonly people: readonly Named[];
    readonly others: readonly string[];
    readonly onClose: () => void;
  },
): ReactNode {
  switch (open) {
    case 'terminate':
      return <TerminateDialog {...props} />;
    case 'supersede':
      return <SupersedeDialog {...props} />;
    case 'notice':
      return <NoticeDialog {...props} />;
    case 'review':
      return <ReviewDialog {...props} />;
    case 'readers':
      return <ReadersDialog {...props} />;
    case 'keeping':
      return <KeepingDialog {...props} />;
    default:
      return <StepDialog step={open} {...props} />;
  }
}
