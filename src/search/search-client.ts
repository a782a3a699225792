import { type Signal, signal } from "@preact/signals";
import type { StorageFailure } from "../storage/database/failure.ts";
import { onChange } from "../storage/records/announcement.ts";
import type { SearchAnswer, SearchRequest, ShownGroup } from "./search-message.ts";

/** What was found for a query. */
export interface Found {
  readonly query: string;
  readonly groups: readonly ShownGroup[];
  readonly count: number;
}

/** Searches in a worker; only the newest query is answered. */
export class SearchClient {
  readonly found: Signal<Found | undefined> = signal(undefined);
  /** How many documents there are to be found in; undefined while they are read. */
  readonly documents: Signal<number | undefined> = signal(undefined);
  /** Why what is on this device could not be read, until it could. */
  readonly failure: Signal<StorageFailure | undefined> = signal(undefined);
  private turn = 0;
  private query = "";
  private whole = "";
  /** Whether the worker was told to read; what is asked before would be answered from half of it. */
  private isLoaded = false;
  private isClosed = false;
  private readonly stop: () => void;

  constructor(
    private readonly worker: Worker,
    /** What the page has of the documents already; the worker need not read it. */
    private readonly known: () => Promise<unknown>,
  ) {
    worker.addEventListener("message", (event: MessageEvent<SearchAnswer>) => this.hear(event.data));
    this.load();
    // What is written or fetched while one searches is found as well.
    let rest: ReturnType<typeof setTimeout> | undefined;
    this.stop = onChange(() => {
      clearTimeout(rest);
      rest = setTimeout(() => this.reload(), 1000);
    });
  }

  /** Looks for a query; of the group `whole`, if any, more than the best few are wanted. */
  search(query: string, whole = ""): void {
    this.query = query;
    this.whole = whole;
    this.turn++;
    if (query.trim() === "") this.found.value = undefined;
    else if (this.isLoaded) this.ask({ kind: "search", turn: this.turn, query, whole });
  }

  close(): void {
    this.isClosed = true;
    this.stop();
    this.worker.terminate();
  }

  private reload(): void {
    this.load();
  }

  /** Has the worker read what can be found, and asks it then what was typed meanwhile. */
  private load(): void {
    void this.known().then((known) => {
      if (this.isClosed) return;
      this.ask({ kind: "load", known });
      this.isLoaded = true;
      this.search(this.query, this.whole);
    });
  }

  private hear(answer: SearchAnswer): void {
    if (answer.kind === "ready") {
      this.documents.value = answer.documents;
      this.failure.value = undefined;
    } else if (answer.kind === "failed") this.failure.value = answer.failure;
    else if (answer.turn === this.turn)
      this.found.value = { query: this.query, groups: answer.groups, count: answer.count };
  }

  private ask(request: SearchRequest): void {
    this.worker.postMessage(request);
  }
}
