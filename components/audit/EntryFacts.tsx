import { DateTime } from '@/components/ui/DateTime';
import { Facts } from '@/components/ui/Facts';
import { Link } from '@/components/ui/Link';
import { auditHref } from '@/components/ui/links/audit';
import { MonoId } from '@/components/ui/MonoId';
import type { AuditEntryDetail } from '@/lib/audit/entry';
import { filterSearch, NO_FILTER } from '@/lib/audit/filter';
import { actorWords, viaWords } from './entry-words';
import { Subject } from './Subject';

/** Who, when, which record, and from where; an id leads to everything else that bears it. */
export function EntryFacts({ entry }: { readonly entry: AuditEntryDetail }) {
  const { actor, subject, environment, origin } = entry;
  const bearing = (q: string) => auditHref(filterSearch({ ...NO_FILTER, q }));
  const id = (value: string | null, label: string, name: string) =>
    value === null
      ? []
      : [
          {
            label,
            value: (
              <>
                <MonoId value={value} label={`Copy the id of the ${name}`} />{' '}
                <Link href={bearing(value)}>All with it</Link>
              </>
            ),
          },
        ];
  return (
    <Facts
      facts={[
        { label: 'When', value: <DateTime at={entry.at} seconds /> },
        {
          label: 'Who',
          value: (
            <Link href={auditHref(filterSearch({ ...NO_FILTER, person: actor.id }))}>
              {actorWords(actor)}
            </Link>
          ),
        },
        { label: 'Record', value: <Subject subject={subject} /> },
        {
          label: 'Id of the record',
          value: <MonoId value={subject.id} label="Copy the id of the record" wrap />,
        },
        ...(environment === null ? [] : [{ label: 'Environment', value: environment }]),
        { label: 'Via', value: viaWords(origin) },
        ...(origin?.address ? [{ label: 'Address', value: <code>{origin.address}</code> }] : []),
        ...id(origin?.sessionId ?? null, 'Session', 'session'),
        ...id(origin?.tokenId ?? null, 'Token', 'token'),
        ...id(origin?.requestId ?? null, 'Request', 'request'),
        { label: 'Entry', value: entry.seq },
        { label: 'Action', value: <code>{entry.action}</code> },
        { label: 'Hash', value: <MonoId value={entry.hash} label="Copy the hash" /> },
      ]}
    />
  );
}
