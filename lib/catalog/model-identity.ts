/**
 * From a request id, as a channel writes it, to the model that it names: so that `us.anthropic.claude-haiku-4-5-20251001-v1:0`,
 * `claude-haiku-4-5@20251001` and `anthropic/claude-haiku-4.5` are one model, and `us.` and `eu.` two offerings of it.
 */
export interface ModelIdentity {
  /** Equal for equal models: lower-case, digits and dashes only. */
  readonly join: string;
  /** The same with its own dots: a readable key. */
  readonly readable: string;
  /** What stands before the name: "anthropic" in `anthropic/claude…` and `anthropic.claude…`. */
  readonly namespace: string | null;
  /** us, eu, global…: the geographic profile that the id names. */
  readonly profile: string | null;
  /** fast, batch: a way of serving the same model that the id names; else standard. */
  readonly tier: string;
  /** The id pins one dated release. */
  readonly snapshot: boolean;
  /** The name without namespace, profile and version suffix, as written: what aliases are made of. */
  readonly bare: string;
}

/** Geographic prefixes of Amazon Bedrock's inference profiles. */
const PROFILE = /^(us-gov|us|eu|apac|au|jp|ca|in|sa|global|regional)\.(?=[a-z0-9]+\.)/;
const BEDROCK_VENDOR =
  /^(ai21|amazon|anthropic|cohere|deepseek|google|luma|meta|minimax|mistral|moonshot|moonshotai|nvidia|openai|qwen|stability|twelvelabs|writer|xai|zai)\./;
/** Oracle writes owners as Bedrock does, without versions. */
const OCI_VENDOR = /^(cohere|google|meta|openai|xai)\./;
/** Sellers of nothing but their own work: a bare name is theirs. */
const OWN_WORK =
  /^(assemblyai|aws-polly|black-forest-labs|deepgram|elevenlabs|gigachat|recraft|sakana|soniox|stability)$/;
const QUANTISATION = /-(fp8|fp16|bf16|awq|int4|int8|nvfp4|fp4|gptq)(-dynamic)?$/;
const DATE = /[-@](20\d{6}|20\d\d-\d\d-\d\d)$/;

/** Spellings of one name, applied in order to a name without namespace, suffix or date. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/^meta-llama/, 'llama'],
  [/^llama-?v?(\d)/, 'llama-$1'],
  [
    /^(zai|openai|google|anthropic|moonshotai|qwen|deepseek)-(?=(glm|gpt|gemini|gemma|claude|kimi|qwq|qwen|deepseek)-)/,
    '',
  ],
  [/^llama-4-(maverick|scout)(-17b)?(-\d+e)?(-instruct)?$/, 'llama-4-$1'],
  [/^(llama-3\.[13]-\d+b)-(versatile|instant)$/, '$1-instruct'],
  // Together's names for 8- and 4-bit weights of the same model.
  [/^(llama-3(?:\.\d)?-\d+b(?:-vision)?-instruct)-(turbo|lite)$/, '$1'],
  [/^llama-3\.3-70b$/, 'llama-3.3-70b-instruct'],
  [/^llama-?3-(\d)-/, 'llama-3.$1-'],
  [/^(llama-3\.2-(?:11|90)b)-instruct$/, '$1-vision-instruct'],
  [/^qwen-?(\d)/, 'qwen$1'],
  [/^gemma(\d)/, 'gemma-$1'],
  [/^claude-opus-41$/, 'claude-opus-4.1'],
  [/^deepseek-chat-(?=v3)/, 'deepseek-'],
  [/^gemini-(pro|flash)-1\.5/, 'gemini-1.5-$1'],
  [/^(nova-[a-z]+|nova-2-[a-z]+)-v1$/, '$1'],
  [/^kimi-k2-instruct/, 'kimi-k2'],
  [/^(kimi-k2-\d{4})-preview$/, '$1'],
  [/^(gpt-oss-\d+b)-instruct$/, '$1'],
  [/^(gpt-(?:3\.5-turbo|4)[a-z0-9-]*?)-(\d{4})(?=$|-preview$)/, '$1'],
  [/^(grok-\d)-(\d{4})$/, '$1'],
  [/^(gemini-[\d.]+-(?:pro|flash|flash-lite|flash-8b))-00\d$/, '$1'],
];

/** Claude is written version first or last, with dots or dashes: family first, then "major-minor". */
function claude(name: string): string {
  const older = /^claude-(\d)(?:[.-](\d))?-(haiku|sonnet|opus|fable)(.*)$/.exec(name);
  const newer = /^claude-(haiku|sonnet|opus|fable)-(\d)(?:[.-](\d))?(?![\d])(.*)$/.exec(name);
  const parts = older ? [older[3], older[1], older[2], older[4]] : newer?.slice(1, 5);
  if (!parts) return name;
  const [family, major, minor, rest] = parts;
  return `claude-${family}-${major}${minor && minor !== '0' ? `-${minor}` : ''}${rest ?? ''}`;
}

/** Bedrock's version suffix goes, but where the number belongs to the name ("nemotron-nano-9b-v2:0", "v0:2"). */
function withoutBedrockVersion(written: string, vendor: string | null): string {
  const name = written.replace(
    /^(claude|claude-instant)-v(\d)(?::(\d))?$/,
    (_, family, major, minor) => `${family}-${major}${minor === undefined ? '' : `.${minor}`}`,
  );
  if (vendor === 'nvidia') return name.replace(/:\d+$/, '');
  return name.replace(/-v0:(\d+)$/, '-v0.$1').replace(/-v?\d+:\d+(:\d+k)?$/, '');
}

/** Reads a request id of a channel. Pure text: no table of models, so new releases need no new code. */
export function modelIdentity(channel: string, requestId: string): ModelIdentity {
  const router = /^accounts\/[^/]+\/routers\//i.test(requestId);
  let rest = requestId.trim().toLowerCase().replace(/^~/, '').replace(/^hf:/, '');
  rest = rest.replace(/^@(cf|hf)\//, '').replace(/^accounts\/[^/]+\/(models|routers)\//, '');
  let profile: string | null = null;
  let namespace: string | null = null;
  if (channel === 'aws-bedrock') {
    const found = PROFILE.exec(rest);
    if (found) {
      rest = rest.slice(found[0].length);
      profile = found[1] === 'regional' ? null : (found[1] ?? null);
    }
    const vendor = BEDROCK_VENDOR.exec(rest);
    if (vendor) {
      namespace = vendor[1] ?? null;
      rest = withoutBedrockVersion(rest.slice(vendor[0].length), namespace);
      if (namespace === 'deepseek' && !rest.startsWith('deepseek')) rest = `deepseek-${rest}`;
    } else rest = withoutBedrockVersion(rest, null);
  }
  if (channel === 'oracle-oci') {
    namespace = OCI_VENDOR.exec(rest)?.[1] ?? null;
    rest = rest.replace(OCI_VENDOR, '');
  }
  if (channel === 'sap-ai-core') rest = rest.replace('--', '/');
  if (channel === 'databricks') rest = rest.replace(/^databricks-/, '');
  if (OWN_WORK.test(channel)) namespace = channel;
  const segments = rest.split('/');
  if (segments.length > 1) namespace = segments.at(-2) ?? null;
  let name = segments.at(-1) ?? rest;
  let tier = name.endsWith(':batch') ? 'batch' : 'standard';
  name = name
    .replace(/^ft:/, 'ft-')
    .replace(/:[a-z]+$/, '')
    .replaceAll('_', '-');
  if (channel === 'fireworks') {
    name = name.replace(/(\d)p(\d)/g, '$1.$2');
    if (router && name.endsWith('-us')) {
      profile = 'us';
      name = name.slice(0, -'-us'.length);
    }
  }
  if (name.endsWith('-fast') && (router || /^claude-.*\d-fast$/.test(name))) {
    tier = 'fast';
    name = name.slice(0, -'-fast'.length);
  }
  name = name
    .replace(/@(default|latest)$/, '')
    .replace(/-maas$/, '')
    .replace(/-tee$/, '')
    .replace(QUANTISATION, '');
  const bare = name;
  const dated = DATE.test(name);
  name = name.replace(DATE, '');
  if (/\d/.test(name.replace(/-latest$/, '')) && !/^(mi|dev|code|pix|magi|vox)[a-z]+-/.test(name))
    name = name.replace(/-latest$/, '');
  const undated = name;
  for (const [pattern, replacement] of SPELLINGS) name = name.replace(pattern, replacement);
  name = claude(name);
  const numbered = /-(\d{4}|00\d)$/.test(undated) && !/-(\d{4}|00\d)$/.test(name);
  const readable = name.replace(/[^a-z0-9.]+/g, '-').replace(/^[-.]+|[-.]+$/g, '');
  return {
    join: readable.replaceAll('.', '-'),
    readable,
    namespace,
    profile,
    tier,
    snapshot: dated || numbered,
    bare,
  };
}
