import { IconMapOff } from '@tabler/icons-react';
import { EmptyState } from '@/components/ui/EmptyState';
import { Link } from '@/components/ui/Link';

export default function NotFound() {
  return (
    <EmptyState
      heading
      icon={<IconMapOff />}
      title="There is nothing at this address"
      action={<Link href="/">Go to the overview</Link>}
    >
      It may have been archived, or the link is incomplete. Press ⌘K to look for it by name.
    </EmptyState>
  );
}
