'use client';

import { useRouter } from 'next/navigation';
import { ConfirmAction } from '@/components/ui/ConfirmAction';
import { formatPlural } from '@/components/ui/format-number';
import { ENVIRONMENTS_HREF } from '@/components/ui/links/environments';
import type { ActionResult } from '@/lib/http/action-result';
import type { EnvironmentOverview } from '@/lib/routing/environment-settings';

/** Takes an environment out of use, after its name was typed and what stops was read. */
export function ArchiveEnvironment({
  environment,
  archive,
}: {
  readonly environment: EnvironmentOverview;
  readonly archive: (input: unknown) => Promise<ActionResult<unknown>>;
}) {
  const router = useRouter();
  const { key, name, revision, routers, tokens, drafts } = environment;
  return (
    <ConfirmAction
      label={`Archive ${name}`}
      title={`Archive ${name}?`}
      effect={
        <ul>
          <li>
            {routers === 0
              ? 'No router was heard of here in the last day.'
              : `${formatPlural(routers, 'router')} heard of in the last day will get no policy any more, and go by the last one until it is too old.`}
          </li>
          <li>
            {tokens === 0
              ? 'No token works here.'
              : `${formatPlural(tokens, 'token')} will stop working at once, for good.`}
          </li>
          <li>
            {formatPlural(drafts, 'draft')} can no longer be edited or published. What waits for approval or
            for its time is called off.
          </li>
          <li>Its versions and its history stay on record. Its key is not used again.</li>
        </ul>
      }
      confirmLabel="Archive environment"
      typedName={name}
      onConfirm={async () => {
        const result = await archive({ environment: key, revision });
        if (result.ok) router.push(ENVIRONMENTS_HREF);
        return result;
      }}
    />
  );
}
