import { IconBell } from '@tabler/icons-react';
import { Link } from '@/components/ui/Link';
import styles from './bell.module.css';

const MOST = 99;

/** The way to what I was told, with how much of it I have not read. */
export function Bell({ unread }: { readonly unread: number }) {
  const words = unread === 0 ? 'Notifications' : `Notifications: ${unread} unread`;
  return (
    <Link href="/notifications" className={styles.bell} aria-label={words} title={words}>
      <IconBell size={18} stroke={1.75} aria-hidden />
      {unread > 0 && (
        <span className={styles.count} aria-hidden>
          {unread > MOST ? `${MOST}+` : unread}
        </span>
      )}
    </Link>
  );
}
