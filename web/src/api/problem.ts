// Failures of a request: always a Problem, whatever went wrong.
import type { Problem } from "./types";

/** A failed request. `problem` is the API's own reply, or one made here when there was none. */
export class ApiError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
  }
}

/** The code of a request that got no reply at all. */
export const unreachable = "unreachable";

export function problemOf(error: unknown): Problem {
  if (error instanceof ApiError) return error.problem;
  const detail = error instanceof Error ? error.message : String(error);
  return { title: "No reply", status: 0, code: unreachable, detail };
}

let tokenRequired = () => {};

/** Sets what happens when the server wants a token and the page has none. */
export const whenTokenRequired = (act: () => void) => {
  tokenRequired = act;
};

/** Reads the Problem of a reply that is not ok; a proxy may have sent something else. */
export function problemIn(body: unknown, response: Response): Problem {
  const problem = readProblem(body, response);
  if (problem.code === "token_required") tokenRequired();
  return problem;
}

function readProblem(body: unknown, response: Response): Problem {
  if (typeof body === "object" && body !== null && "code" in body) return body as Problem;
  const code = response.status === 502 || response.status === 503 ? "unavailable" : "internal";
  return { title: response.statusText, status: response.status, code, detail: response.statusText };
}

/** Tells a failure that passes by itself from one that stays. */
export const passing = (problem: Problem) =>
  problem.code === unreachable || problem.code === "unavailable" || problem.code === "unauthorized";

export const isAbort = (error: unknown) => error instanceof DOMException && error.name === "AbortError";
