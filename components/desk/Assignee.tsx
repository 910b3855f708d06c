import { CalendarDate } from '@/components/ui/DateTime';
import type { DeskClause } from '@/lib/contracts/clause-desk';

/** Whose turn it is with a clause, and until when. */
export function Assignee({ clause: { assignee, dueOn } }: { readonly clause: DeskClause }) {
  if (!assignee) return 'Nobody assigned';
  return (
    <span>
      {assignee.name}
      {dueOn && (
        <>
          , due <CalendarDate date={dueOn} />
        </>
      )}
    </span>
  );
}
