import { Button } from '@mantine/core';
import { EnvironmentSign } from '@/components/ui/EnvironmentSign';
import { LinkButton } from '@/components/ui/LinkButton';
import { versionHref } from '@/components/ui/links/routing';
import { PageHeader } from '@/components/ui/PageHeader';
import type { EnvironmentDto } from '@/lib/routing/dto';

/** The head of a page that shows one document of a version: the way back to the version, and the file itself. */
export function VersionDocumentHeader({
  document,
  description,
  environment,
  version,
  file,
}: {
  /** "Bundle". */
  readonly document: string;
  readonly description: string;
  readonly environment: Pick<EnvironmentDto, 'key' | 'name' | 'production'>;
  readonly version: number;
  /** Where it is downloaded. */
  readonly file: string;
}) {
  return (
    <PageHeader
      title={`${document} of version ${version}`}
      signs={<EnvironmentSign name={environment.name} production={environment.production} />}
      description={description}
      actions={
        <>
          <LinkButton href={versionHref(version, environment.key)} variant="default">
            Version {version}
          </LinkButton>
          <Button component="a" href={file} variant="default" download>
            Download
          </Button>
        </>
      }
    />
  );
}
