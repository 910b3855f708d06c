// What the documentation uses of curl, for machines that have none, and so that every answer is what this test thinks it is.
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';

const options = {
  headers: {},
  method: undefined,
  body: undefined,
  url: '',
  out: undefined,
  head: undefined,
  max: 30,
};
const given = process.argv.slice(2);
const next = () => given.shift() ?? fail('an option lacks its value');
const ALONE = new Set(['s', 'S', 'N', 'i', 'f', 'L', 'I']);
const flags = new Set();

while (given.length > 0) {
  const word = given.shift();
  if (word === '--data-binary') options.body = data(next());
  else if (word === '--max-time') options.max = Number(next());
  else if (word === '--compressed') options.headers['accept-encoding'] = 'gzip, br';
  else if (word.startsWith('--')) fail(`the option ${word} is not known to this curl`);
  else if (word.startsWith('-')) short(word.slice(1));
  else options.url = word;
}

const method = options.method ?? (flags.has('I') ? 'HEAD' : options.body === undefined ? 'GET' : 'POST');
const stop = new AbortController();
const timer = setTimeout(() => stop.abort(), options.max * 1000);
let status = 0;
try {
  const answer = await fetch(options.url, {
    method,
    headers: options.headers,
    body: options.body,
    redirect: 'manual',
    signal: stop.signal,
  });
  status = answer.status;
  if (process.env.CURL_LOG)
    appendFileSync(process.env.CURL_LOG, `${method} ${new URL(options.url).pathname} ${status}\n`);
  const head = `HTTP/1.1 ${status}\r\n${[...answer.headers].map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`;
  if (options.head) writeFileSync(options.head, head);
  if (flags.has('i') || flags.has('I')) process.stdout.write(head);
  const chunks = [];
  for await (const chunk of answer.body ?? []) {
    if (options.out) chunks.push(chunk);
    else process.stdout.write(chunk);
  }
  if (options.out) writeFileSync(options.out, Buffer.concat(chunks));
} catch (error) {
  // Time being up ends a stream of events, as it should.
  if (!stop.signal.aborted || status === 0) fail(String(error.cause ?? error));
} finally {
  clearTimeout(timer);
}
if (flags.has('f') && status >= 400) process.exit(22);

/** Letters in one word; one that takes a value takes the rest of the word, or the next. */
function short(letters) {
  for (const [place, letter] of [...letters].entries()) {
    if (ALONE.has(letter)) {
      flags.add(letter);
      continue;
    }
    const value = letters.slice(place + 1) || next();
    if (letter === 'H') header(value);
    else if (letter === 'X') options.method = value;
    else if (letter === 'd') options.body = data(value);
    else if (letter === 'o') options.out = value;
    else if (letter === 'D') options.head = value;
    else fail(`the option -${letter} is not known to this curl`);
    return;
  }
}

function header(text) {
  const at = text.indexOf(':');
  options.headers[text.slice(0, at).trim().toLowerCase()] = text.slice(at + 1).trim();
}

function data(text) {
  options.headers['content-type'] ??= 'application/x-www-form-urlencoded';
  return text.startsWith('@') ? readFileSync(text.slice(1)) : text;
}

function fail(message) {
  process.stderr.write(`curl: ${message}\n`);
  process.exit(2);
}
