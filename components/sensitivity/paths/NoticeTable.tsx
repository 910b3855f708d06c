import { CalendarDate } from '@/components/ui/DateTime';
import { Link } from '@/components/ui/Link';
import { vendorHref } from '@/components/ui/links/catalogue';
import { noticeHref } from '@/components/ui/links/sensitivity';
import { PlainTable } from '@/components/ui/PlainTable';
import { SourceSign } from '@/components/ui/SourceSign';
import type { NoticeDto } from '@/lib/catalog/papers';

/** What channels have said of new subprocessors. From its day on only ways that name the party count. */
export function NoticeTable({
  notices,
  editable,
}: {
  readonly notices: readonly NoticeDto[];
  readonly editable: boolean;
}) {
  return (
    <PlainTable label="Notices" minWidth={560}>
      <thead>
        <tr>
          <th scope="col">Channel</th>
          <th scope="col">New party</th>
          <th scope="col">What it will do</th>
          <th scope="col">Takes effect</th>
          <th scope="col">Source</th>
          {editable && (
            <th scope="col">
              <span className="visually-hidden">Actions</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {notices.map(({ id, channel, channelName, party, role, effectiveOn, source }) => (
          <tr key={id}>
            <th scope="row">
              <Link href={vendorHref(channel)}>{channelName}</Link>
            </th>
            <td data-label="New party">{party}</td>
            <td data-label="What it will do">{role || '–'}</td>
            <td data-label="Takes effect">
              <CalendarDate date={effectiveOn} />
            </td>
            <td data-label="Source">
              {/^https:/.test(source) ? <SourceSign source={source} asOf={effectiveOn} /> : source}
            </td>
            {editable && (
              <td>
                <Link href={noticeHref(id)}>
                  Edit<span className="visually-hidden"> the notice of {party}</span>
                </Link>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </PlainTable>
  );
}
