import type { Call, CommandSpec } from '../command';
import { MESSAGE, messageOf } from '../draft';
import { usage } from '../exit';

const SUBJECTS = ['offering', 'model', 'channel', 'owner', 'region'];
const WHAT = `<${SUBJECTS.join('|')}> <name>`;

function named({ positionals }: Call): { readonly subject: string; readonly name: string } {
  const [subject = '', name = ''] = positionals;
  if (!SUBJECTS.includes(subject) || name === '')
    throw usage(`Say what: one of ${SUBJECTS.join(', ')}, and its name.`);
  return { subject, name };
}

export const stop: CommandSpec = {
  summary: 'Stops an offering, model, channel, owner or region at once',
  usage: `${WHAT} --message <text>`,
  most: 2,
  options: { message: MESSAGE },
  run: async (call) => {
    const what = named(call);
    const response = await call
      .api()
      .within('POST', 'overlay', { json: { stop: what, reason: messageOf(call) } });
    const told = (await response.json()) as { version: number; environment: string };
    call.out.line(`Stopped ${what.subject} ${what.name} in ${told.environment}, as version ${told.version}.`);
    call.out.value(told);
    return undefined;
  },
};

export const lift: CommandSpec = {
  summary: 'Lifts a stop',
  usage: `${WHAT} --message <text> [--request-approval]`,
  most: 2,
  options: {
    message: MESSAGE,
    'request-approval': { type: 'boolean', help: 'Ask others to approve it, in the place of doing it.' },
  },
  run: async (call) => {
    const what = named(call);
    const requestApproval = call.flag('request-approval');
    const json = { lift: what, reason: messageOf(call), requestApproval };
    const told = (await (await call.api().within('POST', 'overlay', { json })).json()) as {
      version?: number;
    };
    call.out.line(
      requestApproval
        ? `Asked for approval of lifting the stop of ${what.subject} ${what.name}.`
        : `Lifted the stop of ${what.subject} ${what.name}, as version ${told.version}.`,
    );
    call.out.value(told);
    return undefined;
  },
};
