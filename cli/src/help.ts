import type { CommandSpec, Option } from './command';

/** The commands, each in a line. */
export function overview(commands: Readonly<Record<string, CommandSpec>>): string {
  const lines = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(10)} ${summary}`);
  return `fairlead <command>: Fairlead policies as files

${lines.join('\n')}

  fairlead <command> --help says more of one.

Exit codes: 0 done · 1 findings, or refused · 2 typed wrongly · 3 changed by somebody else · 4 no token, or not allowed ·
5 no answer · 6 published, but too few routers run it. FAIRLEAD_URL and FAIRLEAD_TOKEN go before what was logged in to.
`;
}

/** All of one command. */
export function helpOf(name: string, command: CommandSpec, common: Readonly<Record<string, Option>>): string {
  const lines = Object.entries({ ...command.options, ...common }).map(([key, option]) => {
    const short = option.short ? `-${option.short}, ` : '    ';
    const value = option.type === 'string' ? ` <${option.value ?? 'value'}>` : '';
    return `  ${short}${`--${key}${value}`.padEnd(26)} ${option.help}`;
  });
  return `fairlead ${name} ${command.usage}

${command.summary}.${command.more ? `\n${command.more}` : ''}

${lines.join('\n')}
`;
}
