// The page's end of the language worker. Each question is answered by a promise.
import { type Catalog, cypherSchema } from "./catalog";
import type { Act, Answered, Asked, Reply } from "./protocol";

export class Language {
  catalog: Catalog | undefined;
  #worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
  #waiting = new Map<number, (answer: never) => void>();
  #last = 0;

  constructor() {
    this.#worker.onmessage = ({ data }: MessageEvent<Reply>) => {
      this.#waiting.get(data.id)?.(data.answer as never);
      this.#waiting.delete(data.id);
    };
  }

  ask<A extends Act>(act: A, question: Asked[A]): Promise<Answered[A]> {
    const id = ++this.#last;
    this.#worker.postMessage({ id, act, ...question });
    return new Promise((resolve) => this.#waiting.set(id, resolve));
  }

  learn(catalog: Catalog): void {
    this.catalog = catalog;
    void this.ask("schema", { schema: cypherSchema(catalog) });
  }

  close(): void {
    this.#worker.terminate();
  }
}
