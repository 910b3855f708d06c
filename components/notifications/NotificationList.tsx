'use client';

import { Button } from '@mantine/core';
import { Ago } from '@/components/ui/DateTime';
import { FormErrors } from '@/components/ui/FormErrors';
import { Link } from '@/components/ui/Link';
import { useAct } from '@/components/ui/use-act';
import type { ActionResult } from '@/lib/http/action-result';
import { NOTIFICATION_KINDS } from '@/lib/notifications/kinds';
import type { NotificationDto } from '@/lib/notifications/notification';
import styles from './notifications.module.css';

/** What I was told, the latest first. Following one marks it as read. */
export function NotificationList({
  notifications,
  read,
}: {
  readonly notifications: readonly NotificationDto[];
  /** Null = all of them. */
  readonly read: (ids: readonly string[] | null) => Promise<ActionResult<void>>;
}) {
  const { act, error, pending } = useAct();
  const unread = notifications.filter((one) => !one.read).length;
  return (
    <>
      <FormErrors error={error} />
      {unread > 0 && (
        <p>
          <Button
            size="compact-sm"
            variant="default"
            loading={pending}
            onClick={() => void act(() => read(null))}
          >
            Mark all as read
          </Button>
        </p>
      )}
      <ul className={styles.list} aria-label="Notifications">
        {notifications.map(({ id, kind, title, body, href, at, read: seen }) => (
          <li key={id} className={styles.item} data-unread={!seen || undefined}>
            {seen ? <span /> : <span className={styles.dot} role="img" aria-label="Unread" />}
            <Link
              href={href}
              className={styles.title}
              onClick={() => {
                if (!seen) void act(() => read([id]));
              }}
            >
              {title}
            </Link>
            <span className={styles.when} title={NOTIFICATION_KINDS[kind].name}>
              <Ago at={at} />
            </span>
            {body && <p className={styles.body}>{body}</p>}
          </li>
        ))}
      </ul>
    </>
  );
}
