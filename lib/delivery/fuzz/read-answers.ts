import { PROBLEMS } from '@/lib/http/problem';

export interface ReadAnswer {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
}

const UNAVAILABLE = ['unavailable', 'no-snapshot', 'behind', 'cut-off'].map((key) => `/problems/${key}`);
const HEAD_END = Buffer.from('\r\n\r\n');

/**
 * The answers in what a connection received, in order, read to the letter.
 *
 * @param methods of the requests that were sent; fewer answers may have come
 * @param closed whether no more will come
 * @throws Error for what is not HTTP, nor an answer of ours: a 5xx that is not a defined 503, a problem that is none
 */
export function readAnswers(bytes: Buffer, methods: readonly string[], closed: boolean): ReadAnswer[] {
  const answers: ReadAnswer[] = [];
  let at = 0;
  while (at < bytes.length) {
    const end = bytes.indexOf(HEAD_END, at);
    if (end < 0) {
      if (closed) throw new Error(`half a head: ${bytes.subarray(at, at + 200).toString('latin1')}`);
      break;
    }
    const { status, headers } = readHead(bytes.subarray(at, end).toString('latin1'));
    const start = end + HEAD_END.length;
    if (status === 100) {
      at = start;
      continue;
    }
    const method = methods[answers.length];
    const body = readBody(bytes.subarray(start), status, headers, method === 'HEAD', closed);
    if (!body) {
      if (closed) throw new Error(`half a body after ${status}`);
      break;
    }
    const answer = { status, headers, body: body.content };
    requireOurs(answer, method === 'HEAD');
    answers.push(answer);
    at = start + body.length;
  }
  return answers;
}

function readHead(head: string): Pick<ReadAnswer, 'status' | 'headers'> {
  const [first = '', ...lines] = head.split('\r\n');
  const [, code] = /^HTTP\/1\.1 (\d{3}) [ -~]*$/.exec(first) ?? [];
  if (code === undefined) throw new Error(`no status line: ${first.slice(0, 200)}`);
  const headers = new Map<string, string>();
  for (const line of lines) {
    const [, name, value] = /^([!#$%&'*+.^_`|~\w-]+): ([\t\x20-\x7e\x80-\xff]*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined) throw new Error(`no header: ${line.slice(0, 200)}`);
    if (headers.has(name.toLowerCase())) throw new Error(`twice: ${line.slice(0, 200)}`);
    headers.set(name.toLowerCase(), value);
  }
  return { status: Number(code), headers };
}

/** The body and how many bytes it took; null if it is not all there yet. */
function readBody(
  bytes: Buffer,
  status: number,
  headers: ReadonlyMap<string, string>,
  isHead: boolean,
  closed: boolean,
): { readonly content: Buffer; readonly length: number } | null {
  if (isHead || status === 304 || status === 204) return { content: Buffer.alloc(0), length: 0 };
  if (headers.get('transfer-encoding') === 'chunked') return readChunks(bytes);
  const length = headers.get('content-length');
  if (length === undefined) return closed ? { content: bytes, length: bytes.length } : null;
  if (!/^\d+$/.test(length)) throw new Error(`a length of ${length}`);
  return bytes.length < Number(length)
    ? null
    : { content: bytes.subarray(0, Number(length)), length: Number(length) };
}

function readChunks(bytes: Buffer): { readonly content: Buffer; readonly length: number } | null {
  const chunks: Buffer[] = [];
  for (let at = 0; ; ) {
    const end = bytes.indexOf('\r\n', at);
    if (end < 0) return null;
    const size = Number.parseInt(bytes.subarray(at, end).toString('latin1'), 16);
    if (!Number.isFinite(size)) throw new Error('no chunk');
    at = end + 2 + size + 2;
    if (at > bytes.length) return null;
    if (size === 0) return { content: Buffer.concat(chunks), length: at };
    chunks.push(bytes.subarray(end + 2, end + 2 + size));
  }
}

function requireOurs({ status, headers, body }: ReadAnswer, isHead: boolean): void {
  const type = headers.get('content-type') ?? '';
  const text = () => body.subarray(0, 300).toString();
  if (status >= 500 && status !== 503) throw new Error(`${status}: ${text()}`);
  if (isHead) return;
  if (type.endsWith('json')) {
    if (headers.has('content-encoding')) return;
    const value = JSON.parse(body.toString('utf8')) as {
      type?: string;
      status?: number;
      request_id?: string;
    };
    if (type !== 'application/problem+json') return;
    const key = value.type?.replace('/problems/', '') ?? '';
    if (!Object.hasOwn(PROBLEMS, key) || value.status !== status)
      throw new Error(`no problem of ours: ${text()}`);
    if (!value.request_id || value.request_id !== headers.get('x-request-id'))
      throw new Error(`no id: ${text()}`);
  } else if (status >= 400 && status !== 417) throw new Error(`${status} is no problem: ${type} ${text()}`);
  if (status === 503 && !UNAVAILABLE.includes(JSON.parse(body.toString()).type))
    throw new Error(`503: ${text()}`);
}
