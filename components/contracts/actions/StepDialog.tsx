'use client';

import { ActDialog } from '@/components/ui/effects/ActDialog';
import type { ContractDto } from '@/lib/contracts/contract';
import type { ContractActionSet } from './contract-actions';

/** A step that asks nothing but that it is meant. */
export type Step = 'submit' | 'takeBack' | 'activate' | 'reinstate' | 'archive' | 'restore';

const WORDS: Readonly<Record<Step, readonly [verb: string, effect: string]>> = {
  submit: [
    'Submit for review',
    'Its clauses can be reviewed and approved. Nothing of it counts until it is active.',
  ],
  takeBack: [
    'Take back to draft',
    'It is being written again. What was approved of its clauses stays approved.',
  ],
  activate: [
    'Activate contract',
    'From now on what is agreed and approved in it counts as evidence. Routes that it opens wait for a publish.',
  ],
  reinstate: [
    'Reinstate contract',
    'Its early end is taken back, as if it had not been entered. Routes that were closed wait for a publish.',
  ],
  archive: [
    'Archive contract',
    'It leaves the register. Its papers and its history stay, and it can be restored.',
  ],
  restore: ['Restore contract', 'It comes back to the register as it was.'],
};

/** The verb of a step, as its button says it. */
export function stepVerb(step: Step): string {
  return WORDS[step][0];
}

/** Asks once, and shows what an activation closes: an amendment may refuse what was agreed. */
export function StepDialog({
  step,
  contract: { id, revision, number },
  actions,
  onClose,
}: {
  readonly step: Step;
  readonly contract: ContractDto;
  readonly actions: ContractActionSet;
  readonly onClose: () => void;
}) {
  const [verb, effect] = WORDS[step];
  const preview =
    step === 'activate' ? actions.previewActivate : step === 'reinstate' ? actions.previewReinstate : null;
  return (
    <ActDialog
      title={`${verb.split(' ')[0]} ${number}?`}
      confirmLabel={verb}
      labels={{}}
      initial={{}}
      input={() => ({ id, revision })}
      save={actions[step]}
      {...(preview && { preview })}
      onClose={onClose}
    >
      {() => <p>{effect}</p>}
    </ActDialog>
  );
}
