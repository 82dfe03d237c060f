// The page's end of the language worker. Each question is answered by a promise.
import type { DbSchema } from "../../api/types";
import type { Act, Answered, Asked, CypherSchema, Reply } from "./protocol";

export class Language {
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

  close(): void {
    this.#worker.terminate();
  }
}

/** The database's names, as the language support wants them. */
export function cypherSchema(schema: DbSchema): CypherSchema {
  const properties = [...schema.labels, ...schema.types].flatMap((one) => one.properties.map((p) => p.name));
  return {
    labels: schema.labels.map((one) => one.label),
    relationshipTypes: schema.types.map((one) => one.type),
    propertyKeys: [...new Set(properties)],
    graphSchema: schema.connections.map(({ from, type, to }) => ({ from, relType: type, to })),
  };
}
