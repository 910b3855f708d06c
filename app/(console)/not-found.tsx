import { IconMapOff } from '@tabler/icons-react';
import Link from 'next/link';
import { EmptyState } from '@/components/ui/EmptyState';

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
