import { EmptyState } from '@/components/ui/EmptyState';
import { Link } from '@/components/ui/Link';

export default function NotFound() {
  return (
    <main>
      <EmptyState
        heading
        title="There is nothing at this address"
        action={<Link href="/">Go to the overview</Link>}
      >
        The link may be incomplete, or what it led to was archived.
      </EmptyState>
    </main>
  );
}
