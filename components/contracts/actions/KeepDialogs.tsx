'use client';

import { Checkbox, MultiSelect } from '@mantine/core';
import { DayField } from '@/components/ui/DayField';
import { ActDialog } from '@/components/ui/effects/ActDialog';
import type { ContractDto, Named } from '@/lib/contracts/contract';
import type { ContractActionSet } from './contract-actions';

interface DialogProps {
  readonly contract: ContractDto;
  readonly actions: ContractActionSet;
  readonly onClose: () => void;
}

/** Says who reads a contract. */
export function ReadersDialog({
  contract,
  actions,
  onClose,
  people,
}: DialogProps & { readonly people: readonly Named[] }) {
  const { id, revision, number, limited, readers, owner } = contract;
  const offered = [...people, ...readers.filter((reader) => !people.some((one) => one.id === reader.id))];
  return (
    <ActDialog
      title={`Who reads ${number}`}
      confirmLabel="Save readers"
      labels={{ '/readers': 'Readers', '/limited': 'Limited' }}
      initial={{ limited, readers: readers.map((reader) => reader.id) }}
      input={(values) => ({ id, revision, ...values })}
      save={actions.limit}
      onClose={onClose}
    >
      {({ values, set, at }) => (
        <>
          <Checkbox
            {...at('/limited')}
            label="Only its owner and named readers"
            description="Everybody else sees its number, its vendor and that it is limited. Clearances go on counting it."
            checked={values.limited}
            onChange={(event) => set({ limited: event.currentTarget.checked })}
          />
          <MultiSelect
            {...at('/readers')}
            label="Readers"
            description={owner ? `Besides ${owner.name}, who owns it.` : 'It has no owner.'}
            data={offered.map((person) => ({ value: person.id, label: person.name }))}
            value={values.readers}
            searchable
            clearable
            onChange={(chosen) => set({ readers: chosen })}
          />
        </>
      )}
    </ActDialog>
  );
}

/** Says how long its papers are kept. */
export function KeepingDialog({ contract, actions, onClose }: DialogProps) {
  const { id, revision, number, legalHold, retainUntil } = contract;
  return (
    <ActDialog
      title={`How long ${number} is kept`}
      confirmLabel="Save"
      labels={{ '/legalHold': 'Legal hold', '/retainUntil': 'Keep until' }}
      initial={{ legalHold, retainUntil }}
      input={(values) => ({ id, revision, ...values })}
      save={actions.keep}
      onClose={onClose}
    >
      {({ values, set, at }) => (
        <>
          <Checkbox
            {...at('/legalHold')}
            label="Legal hold"
            description="Nothing of it is erased while this is on, whatever its age."
            checked={values.legalHold}
            onChange={(event) => set({ legalHold: event.currentTarget.checked })}
          />
          <DayField
            {...at('/retainUntil')}
            label="Keep until"
            description="Its documents cannot be erased before the end of this day. Empty: they can."
            value={values.retainUntil}
            onChange={(day) => set({ retainUntil: day })}
          />
        </>
      )}
    </ActDialog>
  );
}
