/**
 * What is publicly known about who controls and who holds whom, each with its source, date and confidence. A figure that
 * is not public stays null, which is unknown and never zero. `asOf` is the date of the source, not of a later check.
 */
export interface StakeFact {
  /** Stable: seeding twice writes it once. */
  readonly key: string;
  readonly holder: string;
  readonly subject: string;
  readonly kind: 'controls' | 'interest' | 'none';
  readonly economicPercent?: string;
  readonly votingPercent?: string;
  /** USD, promised or paid. */
  readonly committedUsd?: string;
  readonly convertible?: boolean;
  readonly boardSeats?: number;
  readonly exclusivity?: string;
  /** USD that the subject has promised to spend with the holder. */
  readonly spendCommitmentUsd?: string;
  readonly note?: string;
  readonly source: string;
  /** `YYYY-MM-DD` */
  readonly asOf: string;
  readonly confidence: 'high' | 'medium' | 'low';
}

const controls = (
  holder: string,
  subject: string,
  source: string,
  asOf: string,
  note?: string,
): StakeFact => ({
  key: `${holder}-controls-${subject}`,
  holder,
  subject,
  kind: 'controls',
  source,
  asOf,
  confidence: 'high',
  ...(note ? { note } : {}),
});

/**
 * Who runs a shelf is long-standing and on its own page. The date is that of the price list whose sellers these are, so
 * that nothing claims a later check than there was.
 */
const SHELVES = '2026-09-23';
/** The same for shelves that the lists of models.dev and LiteLLM name. */
const LATER_SHELVES = '2026-07-02';
const HUGGING_FACE = 'https://huggingface.co/docs/inference-providers';

export const STAKES: readonly StakeFact[] = [
  {
    key: 'amazon-in-anthropic',
    holder: 'amazon',
    subject: 'anthropic',
    kind: 'interest',
    committedUsd: '8000000000',
    convertible: true,
    note: 'Two investments of $4 billion each (2023 to March 2024, and November 2024), as convertible notes; Amazon remains a minority investor. AWS is named primary cloud and training partner. The share held is not public.',
    source: 'https://www.anthropic.com/news/anthropic-amazon-trainium',
    asOf: '2024-11-22',
    confidence: 'high',
  },
  {
    key: 'amazon-in-openai',
    holder: 'amazon',
    subject: 'openai',
    kind: 'interest',
    committedUsd: '50000000000',
    note: 'Announced as $15 billion at first and $35 billion more once certain conditions are met, which are reported and not published in full. The share held is not public.',
    source: 'https://openai.com/index/amazon-partnership/ (announcement of 27 February 2026)',
    asOf: '2026-02-27',
    confidence: 'medium',
  },
  {
    key: 'microsoft-in-openai',
    holder: 'microsoft',
    subject: 'openai',
    kind: 'interest',
    economicPercent: '27',
    spendCommitmentUsd: '250000000000',
    note: 'Roughly 27 % of OpenAI Group PBC on an as-converted diluted basis at its recapitalisation; later rounds dilute it by amounts that are not public. OpenAI committed to buy a further $250 billion of Azure services. A revenue share exists; its rate is not public.',
    source:
      'https://blogs.microsoft.com/blog/2025/10/28/the-next-chapter-of-the-microsoft-openai-partnership/',
    asOf: '2025-10-28',
    confidence: 'high',
  },
  {
    key: 'microsoft-in-anthropic',
    holder: 'microsoft',
    subject: 'anthropic',
    kind: 'interest',
    committedUsd: '5000000000',
    spendCommitmentUsd: '30000000000',
    note: 'Up to $5 billion; Anthropic committed to buy $30 billion of Azure compute. The share held is not public.',
    source:
      'https://blogs.microsoft.com/blog/2025/11/18/microsoft-nvidia-and-anthropic-announce-strategic-partnerships/',
    asOf: '2025-11-18',
    confidence: 'high',
  },
  {
    key: 'google-in-anthropic',
    holder: 'google',
    subject: 'anthropic',
    kind: 'interest',
    economicPercent: '14',
    votingPercent: '0',
    convertible: true,
    boardSeats: 0,
    note: 'Court filings reported by The New York Times: 14 %, capped at 15 %, no voting rights, board seats or observer rights; over $3 billion invested. Later rounds change the share by amounts that are not public.',
    source: 'The New York Times, 11 March 2025, "Inside Google’s Investment in Anthropic"',
    asOf: '2025-03-11',
    confidence: 'medium',
  },
  controls(
    'amazon',
    'aws-bedrock',
    'https://aws.amazon.com/bedrock/',
    SHELVES,
    'Sells Amazon’s own Nova and Titan models beside those of other owners.',
  ),
  controls(
    'microsoft',
    'azure',
    'https://azure.microsoft.com/products/ai-foundry/',
    SHELVES,
    'Sells Microsoft’s own Phi and MAI models beside those of other owners.',
  ),
  controls(
    'microsoft',
    'github-copilot',
    'https://github.com/features/copilot',
    SHELVES,
    'GitHub has been part of Microsoft since October 2018.',
  ),
  controls(
    'microsoft',
    'github-models',
    'https://docs.github.com/en/github-models',
    SHELVES,
    'GitHub has been part of Microsoft since October 2018.',
  ),
  controls(
    'google',
    'vertex',
    'https://cloud.google.com/vertex-ai',
    SHELVES,
    'Sells Google’s own Gemini and Gemma models beside those of other owners.',
  ),
  controls('google', 'google-ai-studio', 'https://ai.google.dev', SHELVES),
  controls('meta', 'llama-api', 'https://llama.developer.meta.com', SHELVES),
  controls('alibaba', 'alibaba-cloud', 'https://www.alibabacloud.com', SHELVES),
  controls('alibaba', 'alibaba-cloud-cn', 'https://www.aliyun.com', SHELVES),
  controls('alibaba', 'modelscope', 'https://modelscope.cn', SHELVES),
  controls('zhipu', 'zai', 'https://z.ai', SHELVES),
  controls('zhipu', 'zai-coding-plan', 'https://z.ai', SHELVES),
  controls('zhipu', 'zhipuai', 'https://open.bigmodel.cn', SHELVES),
  controls('moonshot', 'moonshotai', 'https://platform.kimi.ai', SHELVES),
  controls('moonshot', 'moonshotai-cn', 'https://platform.moonshot.cn', SHELVES),
  controls('vercel', 'v0', 'https://v0.dev', SHELVES),
  controls('vercel', 'vercel-ai-gateway', 'https://vercel.com/ai-gateway', SHELVES),
  controls('huggingface', 'huggingface-router', HUGGING_FACE, SHELVES),
  ...[
    'cerebras',
    'fireworks-ai',
    'groq',
    'hyperbolic',
    'nebius',
    'novita',
    'nscale',
    'ovhcloud',
    'publicai',
    'sambanova',
    'together',
  ].map((key) =>
    controls(
      'huggingface',
      `huggingface-${key}`,
      HUGGING_FACE,
      SHELVES,
      'Sold by Hugging Face; the named partner runs the inference.',
    ),
  ),
  ...(
    [
      ['amazon', 'aws-sagemaker', 'https://aws.amazon.com/sagemaker/'],
      ['amazon', 'aws-polly', 'https://aws.amazon.com/polly/'],
      ['amazon', 'amazon-nova', 'https://nova.amazon.com'],
      ['microsoft', 'azure-cognitive-services', 'https://azure.microsoft.com'],
      ['google', 'google-programmable-search', 'https://programmablesearchengine.google.com'],
      ['openai', 'chatgpt', 'https://chatgpt.com'],
      ['mistral', 'mistral-codestral', 'https://docs.mistral.ai'],
      ['perplexity', 'perplexity-agent', 'https://docs.perplexity.ai'],
      ['alibaba', 'alibaba-coding-plan', 'https://www.alibabacloud.com'],
      ['alibaba', 'alibaba-coding-plan-cn', 'https://www.aliyun.com'],
      ['alibaba', 'alibaba-token-plan', 'https://www.alibabacloud.com'],
      ['alibaba', 'alibaba-token-plan-cn', 'https://www.aliyun.com'],
      ['zhipu', 'zhipuai-coding-plan', 'https://open.bigmodel.cn'],
      ['moonshot', 'kimi-for-coding', 'https://www.kimi.com'],
      ['minimax', 'minimax-cn', 'https://www.minimaxi.com'],
      ['minimax', 'minimax-coding-plan', 'https://www.minimax.io'],
      ['minimax', 'minimax-cn-coding-plan', 'https://www.minimaxi.com'],
      ['stepfun', 'stepfun-step-plan', 'https://www.stepfun.ai'],
      ['tencent', 'tencent-tokenhub', 'https://www.tencentcloud.com/products/tokenhub'],
      ['tencent', 'tencent-coding-plan', 'https://cloud.tencent.com'],
      ['xiaomi', 'xiaomi-token-plan-ams', 'https://platform.xiaomimimo.com'],
      ['xiaomi', 'xiaomi-token-plan-cn', 'https://platform.xiaomimimo.com'],
      ['xiaomi', 'xiaomi-token-plan-sgp', 'https://platform.xiaomimimo.com'],
      ['bytedance', 'volcengine', 'https://www.volcengine.com'],
      ['ibm', 'watsonx', 'https://www.ibm.com/products/watsonx-ai'],
      ['snowflake', 'snowflake-cortex', 'https://www.snowflake.com'],
      ['sber', 'gigachat', 'https://developers.sber.ru'],
    ] as const
  ).map(([holder, subject, source]) => controls(holder, subject, source, LATER_SHELVES)),
];
