/** A worker said nothing for longer than it was given: what it was handed may never come to an end. */
export class WorkerTimeout extends Error {
  override readonly name = "WorkerTimeout";
  constructor() {
    super("the worker took too long");
  }
}

/** How a worker is asked. */
export interface Question<T> {
  /** Milliseconds between two signs of life after which it is ended. */
  readonly patience: number;
  readonly transfer?: readonly Transferable[];
  /** The answer in a message; undefined for a message that is only a sign of life. */
  answerIn(data: unknown): { readonly answer: T } | undefined;
}

/**
 * Asks a worker one thing, and ends it whatever comes of it. Rejects with WorkerTimeout where it says nothing for longer
 * than its patience, and with an Error where it breaks.
 */
export function askWorker<T>(worker: Worker, message: unknown, question: Question<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return new Promise<T>((resolve, reject) => {
    const wait = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => reject(new WorkerTimeout()), question.patience);
    };
    worker.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
      const found = question.answerIn(data);
      if (found === undefined) wait();
      else resolve(found.answer);
    });
    worker.addEventListener("error", (event) => reject(new Error(event.message)));
    worker.addEventListener("messageerror", () => reject(new Error("the worker's answer could not be read")));
    wait();
    worker.postMessage(message, [...(question.transfer ?? [])]);
  }).finally(() => {
    clearTimeout(timer);
    worker.terminate();
  });
}
