'use client';

import { DayField } from '@/components/ui/DayField';
import { ActDialog } from '@/components/ui/effects/ActDialog';
import { formatDate } from '@/components/ui/format-date';
import type { ContractDto } from '@/lib/contracts/contract';
import type { Standing } from '@/lib/contracts/contract-standing';
import styles from '../contracts.module.css';
import type { ContractActionSet } from './contract-actions';

interface DialogProps {
  readonly contract: ContractDto;
  readonly standing: Standing;
  readonly actions: ContractActionSet;
  /** `YYYY-MM-DD` */
  readonly today: string;
  readonly onClose: () => void;
}

/** Notes that notice was given, or takes that back. */
export function NoticeDialog({ contract, standing, actions, today, onClose }: DialogProps) {
  const { id, revision, number, noticeGivenOn } = contract;
  const { noticeDeadline, noticeEnds } = standing.dates;
  return (
    <ActDialog<{ readonly noticeGivenOn: string | null }>
      title={`Notice of ${number}`}
      confirmLabel={noticeGivenOn ? 'Save notice' : 'Record notice'}
      labels={{ '/noticeGivenOn': 'Given on' }}
      initial={{ noticeGivenOn: noticeGivenOn ?? today }}
      input={(values) => ({ id, revision, ...values })}
      save={actions.recordNotice}
      preview={actions.previewNotice}
      onClose={onClose}
    >
      {({ values, set, at }) => (
        <>
          {noticeDeadline && noticeEnds && (
            <p className={styles.quiet}>
              Given by {formatDate(noticeDeadline)} it ends the contract on {formatDate(noticeEnds)}; later it
              ends the term after that.
            </p>
          )}
          <DayField
            {...at('/noticeGivenOn')}
            label="Given on"
            description="Empty: no notice was given."
            value={values.noticeGivenOn}
            onChange={(day) => set({ noticeGivenOn: day })}
          />
        </>
      )}
    </ActDialog>
  );
}

/** Notes that evergreen terms were looked at. */
export function ReviewDialog({ contract, actions, today, onClose }: DialogProps) {
  const { id, revision, number } = contract;
  return (
    <ActDialog<{ readonly reviewedOn: string | null }>
      title={`Yearly review of ${number}`}
      confirmLabel="Record review"
      labels={{ '/reviewedOn': 'Reviewed on' }}
      initial={{ reviewedOn: today }}
      input={(values) => ({ id, revision, ...values })}
      save={actions.recordReview}
      preview={actions.previewReview}
      onClose={onClose}
    >
      {({ values, set, at }) => (
        <DayField
          {...at('/reviewedOn')}
          label="Reviewed on"
          description="Evergreen terms count for 365 days from their last review."
          value={values.reviewedOn}
          onChange={(day) => set({ reviewedOn: day })}
        />
      )}
    </ActDialog>
  );
}
