/** Where the projects that plans of this field name most have their releases; by name, without case and spaces. */
const known: Readonly<Record<string, string>> = {
  kueue: "kubernetes-sigs/kueue",
  volcano: "volcano-sh/volcano",
  lws: "kubernetes-sigs/lws",
  leaderworkerset: "kubernetes-sigs/lws",
  leaderworkset: "kubernetes-sigs/lws",
  dra: "kubernetes/enhancements#4381",
  dynamicresourceallocation: "kubernetes/enhancements#4381",
  vllm: "vllm-project/vllm",
  aibrix: "vllm-project/aibrix",
  sglang: "sgl-project/sglang",
  torchserve: "pytorch/serve",
  gatewayapiinferenceextension: "kubernetes-sigs/gateway-api-inference-extension",
  envoyaigateway: "envoyproxy/ai-gateway",
  istio: "istio/istio",
  modelspec: "modelpack/model-spec",
  imagevolume: "kubernetes/enhancements#4639",
  kubernetes: "kubernetes/kubernetes",
  kubeflow: "kubeflow/kubeflow",
  kserve: "kserve/kserve",
  kuberay: "ray-project/kuberay",
  ray: "ray-project/ray",
  jobset: "kubernetes-sigs/jobset",
  dynamo: "ai-dynamo/dynamo",
  llmd: "llm-d/llm-d",
  lmcache: "LMCache/LMCache",
  mooncake: "kvcache-ai/Mooncake",
  tensorrtllm: "NVIDIA/TensorRT-LLM",
  triton: "triton-inference-server/server",
  karpenter: "kubernetes-sigs/karpenter",
  keda: "kedacore/keda",
  hami: "Project-HAMi/HAMi",
  koordinator: "koordinator-sh/koordinator",
  deepspeed: "deepspeedai/DeepSpeed",
  pytorch: "pytorch/pytorch",
  nemoguardrails: "NVIDIA/NeMo-Guardrails",
};

/** The repository of a project by its name, "LWS (LeaderWorkerSet)" by either of its two; undefined where it is not known. */
export function knownRepository(name: string): string | undefined {
  const [, before = name, within = ""] = /^(.*?)\s*[(（](.*?)[)）]\s*$/.exec(name) ?? [];
  for (const one of [before, within, name]) {
    const found = known[one.toLowerCase().replace(/[^a-z0-9]/g, "")];
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * Reads where a project's releases are, as a person writes it: "owner/name", an address on GitHub, of an issue there (a
 * proposal), or of any feed of releases. Undefined where it is none of these.
 */
export function readRepository(text: string): string | undefined {
  const trimmed = text.trim().replace(/\.git$/, "");
  const plain = /^([\w.-]+)\/([\w.-]+)(#\d+)?$/.exec(trimmed);
  if (plain !== null && !/^https?:/i.test(trimmed)) return trimmed;
  const issue = /^(?:https?:\/\/)?(?:www\.)?github\.com\/([\w.-]+)\/([\w.-]+)\/(?:issues|pull)\/(\d+)/i.exec(
    trimmed,
  );
  if (issue !== null) return `${issue[1]}/${issue[2]}#${issue[3]}`;
  const page = /^(?:https?:\/\/)?(?:www\.)?github\.com\/([\w.-]+)\/([\w.-]+?)(?:\.git)?(?:[/?#].*)?$/i.exec(
    trimmed,
  );
  if (page !== null) return `${page[1]}/${page[2]}`;
  return /^https?:\/\/[^\s]+$/i.test(trimmed) && URL.canParse(trimmed) ? trimmed : undefined;
}

/** Where a repository is looked at on the web. */
export function repositoryAddress(repository: string): string {
  if (/^https?:/i.test(repository)) return repository;
  const [name = "", issue] = repository.split("#");
  return `https://github.com/${name}${issue === undefined ? "/releases" : `/issues/${issue}`}`;
}
