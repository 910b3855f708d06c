/**
 * What a password must be. Length is the rule that helps; demands for digits and symbols, and changes on a calendar, do
 * not (NIST SP 800-63B, section 5.1.1.2): they make people choose worse ones. So: long enough, any characters, pasting
 * allowed, and not one that an attacker tries first. The whole text counts; nothing is cut off.
 */

/** Characters. NIST asks for 8 at least; a password that is the only factor deserves more. */
export const PASSWORD_MIN_LENGTH = 12;
/** Characters. NIST asks that 64 be allowed; the upper bound only keeps hashing a megabyte from being an attack. */
export const PASSWORD_MAX_LENGTH = 256;

/** What attackers try first, before digits and symbols are added to it. Compared after `plainLetters`. */
const OBVIOUS = [
  'password',
  'passwort',
  'passphrase',
  'motdepasse',
  'contrasena',
  'administrator',
  'admin',
  'changeme',
  'changeit',
  'default',
  'fairlead',
  'iloveyou',
  'letmein',
  'login',
  'opensesame',
  'qwerty',
  'qwertz',
  'azerty',
  'secret',
  'superuser',
  'trustno',
  'welcome',
];

/** Rows of keys and of the alphabet: a password that only runs along one of them is refused. */
const RUNS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  '1234567890',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertzuiopasdfghjklyxcvbnm',
];

/**
 * A password as it is hashed and compared: Unicode NFKC, so that the same keys typed on two machines agree (NIST SP
 * 800-63B, 5.1.1.2).
 */
export function normalisePassword(password: string): string {
  return password.normalize('NFKC');
}

/**
 * What is wrong with a password that someone chooses, as sentences for the form; empty when it will do.
 *
 * @param email of the account it is for: a password must not be made of it
 */
export function passwordProblems(password: string, email: string): string[] {
  const text = normalisePassword(password);
  const length = [...text].length;
  if (length < PASSWORD_MIN_LENGTH)
    return [`Use at least ${PASSWORD_MIN_LENGTH} characters; a few words will do.`];
  if (length > PASSWORD_MAX_LENGTH) return [`Use at most ${PASSWORD_MAX_LENGTH} characters.`];
  if (isMadeOfEmail(text, email)) return ['Use something that is not your e-mail address.'];
  if (isObvious(text))
    return ['This is among the first that an attacker would try. Use a few unrelated words instead.'];
  return [];
}

function isMadeOfEmail(text: string, email: string): boolean {
  const password = text.toLowerCase();
  const address = email.trim().toLowerCase();
  const name = address.split('@')[0] ?? '';
  if (address !== '' && password.includes(address)) return true;
  // The name before the @ may occur in a longer password, but must not be most of it.
  return name.length >= 4 && password.includes(name) && password.replaceAll(name, '').length < 8;
}

function isObvious(text: string): boolean {
  const lower = text.toLowerCase();
  if (new Set(lower).size < 5 || isRepeated(lower) || isRun(lower)) return true;
  let rest = plainLetters(lower);
  for (const word of OBVIOUS) rest = rest.replaceAll(word, '');
  // Only obvious words, digits and symbols: nothing of one's own is left.
  return rest.length < 4 && rest.length < plainLetters(lower).length;
}

/** Letters only, with the usual disguises ("p4$$w0rd") undone. */
function plainLetters(lower: string): string {
  const disguises: Readonly<Record<string, string>> = {
    '0': 'o',
    '1': 'l',
    '3': 'e',
    '4': 'a',
    '5': 's',
    '@': 'a',
    $: 's',
  };
  // Digits at the ends are decoration ("password2024"), between letters they are disguise.
  const core = lower.replace(/^[^a-z@$]+|[^a-z@$]+$/g, '');
  return core.replace(/[01345@$]/g, (sign) => disguises[sign] ?? '').replace(/[^a-z]/g, '');
}

/** One block again and again: "abcabcabcabc". */
function isRepeated(text: string): boolean {
  return (text + text).indexOf(text, 1) < text.length;
}

/** One run of keys, forwards or backwards, starting anywhere and going round: "345678901234", "1234-5678-9012". */
function isRun(text: string): boolean {
  const keys = text.replace(/[^a-z0-9]/g, '');
  if (keys.length * 2 < text.length) return false;
  return RUNS.some((run) => {
    const endless = run.repeat(Math.ceil(keys.length / run.length) + 1);
    return endless.includes(keys) || endless.includes([...keys].reverse().join(''));
  });
}
