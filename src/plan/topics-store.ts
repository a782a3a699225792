import { write } from "../records/record-write.ts";
import type { Outcome } from "../storage/database/failure.ts";
import { change } from "../storage/records/change.ts";
import { liveCollection } from "../storage/records/live-collection.ts";
import { type TopicStatus, taskRecordId, topicCollection } from "./plan-record.ts";
import type { Topic } from "./rules/outline.ts";

const topics = liveCollection(topicCollection);

/** Reads how far the topics of a plan have come. */
export const loadTopics = (plan: string): Promise<Outcome<undefined>> => topics.load(`${plan}/`);

/** How far a topic has come. */
export function statusOf(plan: string, topic: Pick<Topic, "key">): TopicStatus {
  return topics.get(taskRecordId(plan, topic.key))?.status ?? "gap";
}

/** The addresses of what there is to read about a topic. */
export function readingOn(plan: string, topic: Pick<Topic, "key">): readonly string[] {
  return topics.get(taskRecordId(plan, topic.key))?.reading ?? [];
}

/** Attaches addresses to a topic, in place of those it had. */
export function setReading(
  plan: string,
  topic: Pick<Topic, "key">,
  reading: readonly string[],
): Promise<Outcome<unknown>> {
  return change([write(topicCollection, taskRecordId(plan, topic.key), { reading: [...reading] })]);
}

/** Says how far a topic has come. */
export function setStatus(
  plan: string,
  topic: Pick<Topic, "key">,
  status: TopicStatus,
): Promise<Outcome<unknown>> {
  return change([write(topicCollection, taskRecordId(plan, topic.key), { status })]);
}
