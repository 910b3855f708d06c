'use client';

import { Select, Textarea } from '@mantine/core';
import { DayField } from '@/components/ui/DayField';
import { ActDialog, type DialogPart } from '@/components/ui/effects/ActDialog';
import type { ContractDto } from '@/lib/contracts/contract';
import type { ContractActionSet } from './contract-actions';

const LABELS = { '/lastDay': 'Last day', '/reason': 'Reason', '/by': 'Successor' };

interface Ended {
  readonly lastDay: string | null;
  readonly reason: string;
}

interface DialogProps {
  readonly contract: ContractDto;
  readonly actions: ContractActionSet;
  /** `YYYY-MM-DD` */
  readonly today: string;
  readonly onClose: () => void;
}

function EndFields({ values, set, at, zone }: DialogPart<Ended> & { readonly zone: string | null }) {
  return (
    <>
      <DayField
        {...at('/lastDay')}
        label="Last day"
        description={`The last on which it holds${zone ? `, in ${zone}` : ', wherever on earth it ends first'}. It may lie ahead.`}
        value={values.lastDay}
        onChange={(lastDay) => set({ lastDay })}
      />
      <Textarea
        {...at('/reason')}
        label="Reason"
        description="Kept with the contract."
        autosize
        minRows={2}
        maxLength={500}
        value={values.reason}
        onChange={(event) => set({ reason: event.currentTarget.value })}
      />
    </>
  );
}

/** Ends a contract before its time, once it was seen what that closes. */
export function TerminateDialog({ contract, actions, today, onClose }: DialogProps) {
  const { id, revision, number, zone } = contract;
  return (
    <ActDialog<Ended>
      title={`Terminate ${number}`}
      confirmLabel="Terminate contract"
      danger
      labels={LABELS}
      initial={{ lastDay: today, reason: '' }}
      input={(values) => ({ id, revision, ...values })}
      save={actions.terminate}
      preview={actions.previewTerminate}
      onClose={onClose}
    >
      {(part) => <EndFields {...part} zone={zone} />}
    </ActDialog>
  );
}

/** Ends a contract in favour of another one. */
export function SupersedeDialog({
  contract,
  actions,
  today,
  onClose,
  others,
}: DialogProps & {
  /** Numbers of contracts that could take its place. */
  readonly others: readonly string[];
}) {
  const { id, revision, number, zone } = contract;
  return (
    <ActDialog<Ended & { readonly by: string | null }>
      title={`Another contract takes the place of ${number}`}
      confirmLabel="Supersede contract"
      danger
      labels={LABELS}
      initial={{ lastDay: today, reason: '', by: null }}
      input={(values) => ({ id, revision, ...values })}
      save={actions.supersede}
      preview={actions.previewSupersede}
      onClose={onClose}
    >
      {(part) => (
        <>
          <Select
            {...part.at('/by')}
            label="Successor"
            description="An active contract. What was agreed in this one counts no more after its last day."
            data={[...others]}
            value={part.values.by}
            searchable
            nothingFoundMessage="No such contract"
            onChange={(by) => part.set({ by })}
          />
          <EndFields values={part.values} set={(change) => part.set(change)} at={part.at} zone={zone} />
        </>
      )}
    </ActDialog>
  );
}
