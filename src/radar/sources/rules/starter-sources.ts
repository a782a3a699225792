/** A source that is offered, not forced: for what plans of this field name. */
export interface StarterSource {
  readonly title: string;
  readonly address: string;
  readonly site: string;
  readonly tags: readonly string[];
  /** The words of a plan that ask for it. */
  readonly asked: RegExp;
}

const of = (title: string, address: string, site: string, tag: string, asked: RegExp): StarterSource => ({
  title,
  address,
  site,
  tags: [tag],
  asked,
});

/** Feeds of the sources that plans of this field name, by the words they use for them. */
const starters: readonly StarterSource[] = [
  of(
    "Netflix TechBlog",
    "https://netflixtechblog.com/feed",
    "https://netflixtechblog.com/",
    "Engineering",
    /netflix|engineering blog/i,
  ),
  of(
    "Uber Engineering",
    "https://www.uber.com/blog/engineering/rss/",
    "https://www.uber.com/blog/engineering/",
    "Engineering",
    /uber|engineering blog/i,
  ),
  of("OpenAI", "https://openai.com/news/rss.xml", "https://openai.com/news/", "Engineering", /openai/i),
  of(
    "Anthropic Engineering",
    "https://www.anthropic.com/engineering",
    "https://www.anthropic.com/engineering",
    "Engineering",
    /anthropic/i,
  ),
  of("CNCF Blog", "https://www.cncf.io/blog/feed/", "https://www.cncf.io/blog/", "CNCF", /cncf/i),
  of(
    "Kubernetes Blog",
    "https://kubernetes.io/feed.xml",
    "https://kubernetes.io/blog/",
    "Kubernetes",
    /kubernetes/i,
  ),
  of(
    "NVIDIA Technical Blog",
    "https://developer.nvidia.com/blog/feed",
    "https://developer.nvidia.com/blog",
    "Vendor",
    /nvidia|vendor/i,
  ),
  of(
    "AMD ROCm Blogs",
    "https://rocm.blogs.amd.com/blog/atom.xml",
    "https://rocm.blogs.amd.com/",
    "Vendor",
    /\bamd\b|vendor/i,
  ),
  of(
    "Intel Community Blogs",
    "https://community.intel.com/khhjw49964/rss/Community",
    "https://community.intel.com/",
    "Vendor",
    /intel|vendor/i,
  ),
  of("vLLM Blog", "https://blog.vllm.ai/feed.xml", "https://blog.vllm.ai/", "Engineering", /vllm/i),
  of("PyTorch Blog", "https://pytorch.org/feed/", "https://pytorch.org/blog/", "Engineering", /pytorch/i),
];

/** The starters a plan asks for by the words of its sources; all of them where it names none. */
export function startersFor(words: string): readonly StarterSource[] {
  const asked = starters.filter((one) => one.asked.test(words));
  return asked.length === 0 ? starters : asked;
}
