import { matchTag } from '@/lib/delivery/negotiate';
import { env } from '@/lib/env';
import { draftTag, type FileForm } from '@/lib/routing/draft-tag';
import { policyFileJson, policyFileYaml } from '@/lib/routing/policy-file-write';
import type { draftFile, TitledFile } from '@/lib/routing/server/policy-file-queries';

export function policyFileSchemaUrl(): string {
  return new URL('/api/v1/schemas/policy-file', env().NEXTAUTH_URL).href;
}

/** A file in one of its forms. */
export function fileText({ file, title }: TitledFile, form: FileForm): string {
  const schema = policyFileSchemaUrl();
  if (form === 'yaml') return policyFileYaml(file, schema, title);
  return `${JSON.stringify(policyFileJson(file, schema), null, 2)}\n`;
}

/** A file as the answer to a GET: whole, or 304 where the client has it. `tags` are those of both forms. */
export function fileResponse(
  request: Request,
  titled: TitledFile,
  form: FileForm,
  tags: Readonly<Record<FileForm, string>>,
): Response {
  const headers = { etag: tags[form], vary: 'Accept', 'cache-control': 'private, no-cache' };
  const known = matchTag(request.headers.get('if-none-match') ?? undefined, [tags[form]], tags[form]);
  if (known !== null) return new Response(null, { status: 304, headers });
  const type = form === 'yaml' ? 'application/yaml; charset=utf-8' : 'application/json; charset=utf-8';
  return new Response(fileText(titled, form), { headers: { ...headers, 'content-type': type } });
}

type Draft = Awaited<ReturnType<typeof draftFile>>['draft'];

export function draftTags(draft: Draft): Readonly<Record<FileForm, string>> {
  return { yaml: draftTag(draft, 'yaml'), json: draftTag(draft, 'json') };
}
