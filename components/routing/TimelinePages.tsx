import { LinkButton } from '@/components/ui/LinkButton';
import { versionsHref } from '@/components/ui/links/routing';
import styles from './versions.module.css';

/** The way to versions older than those shown, and back to the newest. */
export function TimelinePages({
  environment,
  paged,
  oldest,
}: {
  readonly environment: string;
  /** What is shown does not begin with the newest. */
  readonly paged: boolean;
  /** The oldest that is shown. */
  readonly oldest: number;
}) {
  if (!paged && oldest <= 1) return null;
  return (
    <nav className={styles.tools} aria-label="More versions">
      {paged && (
        <LinkButton href={versionsHref(environment)} variant="default">
          Newest
        </LinkButton>
      )}
      {oldest > 1 && (
        <LinkButton href={`${versionsHref(environment)}&before=${oldest}`} variant="default">
          Older than version {oldest}
        </LinkButton>
      )}
    </nav>
  );
}
