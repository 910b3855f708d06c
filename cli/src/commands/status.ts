import { existsSync } from 'node:fs';
import type { CommandSpec } from '../command';
import { fileOf, listDrafts, sameRevision } from '../draft';
import { isEdited, readPulled } from '../pulled';

export const status: CommandSpec = {
  summary: 'Says whose token it is, what is published, and which drafts are open',
  usage: '[<file>]',
  most: 1,
  options: {},
  run: async (call) => {
    const { out } = call;
    const api = call.api();
    const me = await api.me();
    const drafts = await listDrafts(call);
    const { activeVersion, stops } = (await (await api.within('GET', 'overlay')).json()) as {
      activeVersion: number | null;
      stops: readonly { subject: string; name: string; reason: string }[];
    };
    out.line(`${me.environment} at ${api.url}, as ${me.actingFor} (${me.roles.join(', ') || 'no role'})`);
    out.line(
      `The token "${me.name}" is for ${me.scopes.join(', ')}, ${me.expiresAt ? `until ${me.expiresAt}` : 'until it is revoked'}.`,
    );
    out.line(activeVersion === null ? 'Nothing is published.' : `Version ${activeVersion} is active.`);
    for (const { subject, name, reason } of stops) out.line(`  stopped: ${subject} ${name} (${reason})`);
    for (const { name, revision } of drafts) out.line(`  draft ${name}, revision ${revision}`);
    const file = fileOf(call);
    const pulled = existsSync(file) ? readPulled(file) : null;
    const edited = pulled !== null && isEdited(file, pulled);
    if (pulled?.draft) {
      const moved = !drafts.some(
        ({ name, etag }) => name === pulled.draft && sameRevision(etag, pulled.etag),
      );
      out.line(
        `${file} is the draft ${pulled.draft}${edited ? ', with changes that were not pushed' : ''}${moved ? '; the draft was changed since' : ''}.`,
      );
    }
    out.value({
      ...me,
      url: api.url,
      activeVersion,
      stops,
      drafts,
      file: pulled && { file, draft: pulled.draft, edited },
    });
    return undefined;
  },
};
