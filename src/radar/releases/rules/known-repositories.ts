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
  const whole = name.trim();
  const open = whole.search(/[(（]/);
  const isTwo = open >= 0 && /[)）]$/.test(whole);
  const before = isTwo ? whole.slice(0, open).trimEnd() : name;
  const within = isTwo ? whole.slice(open + 1, -1) : "";
  for (const one of [before, within, name]) {
    const found = known[one.toLowerCase().replace(/[^a-z0-9]/g, "")];
    if (found !== undefined) return found;
  }
  return undefined;
}
