import type { Topic } from "../outline.ts";

const priorities = { high: "High", medium: "Medium", low: "Low" } as const;

/** Topics in their order as a Markdown list: rank, title, priority, status and what the plan says of them. */
export function prioritizedList(
  title: string,
  topics: readonly Topic[],
  statusOf: (topic: Topic) => string,
): string {
  const lines = topics.flatMap((topic, index) => {
    const said = [topic.priority === undefined ? "" : priorities[topic.priority], statusOf(topic)]
      .filter(Boolean)
      .join(", ");
    const name = topic.id === undefined ? topic.title : `${topic.id} ${topic.title}`;
    return [
      `${index + 1}. **${name}**${said === "" ? "" : ` (${said})`}`,
      ...topic.labels.map(({ label, text }) => `   - ${label === "" ? "" : `${label}: `}${text}`),
    ];
  });
  return `# ${title}\n\n${lines.join("\n")}\n`;
}
