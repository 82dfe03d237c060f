// Who is signed in. Only a server with tokens asks for that: its reply to any
// request opens the dialog, and a sign-in lets every view load again.
import { api } from "../api/client";
import { problemOf, whenTokenRequired } from "../api/problem";
import type { Problem } from "../api/types";
import { health } from "./health.svelte";

class Session {
  /** The server wants a token; links to pictures are signed then. */
  tokens = $state(false);
  name = $state("");
  asking = $state(false);
  problem = $state.raw<Problem>();

  start(): void {
    whenTokenRequired(() => {
      this.asking = true;
      this.tokens = true;
      this.name = "";
    });
    void api.session().then(
      ({ data }) => this.#take(data),
      () => undefined, // the other requests of the page tell that nobody answers
    );
  }

  async signIn(token: string): Promise<void> {
    try {
      this.#take((await api.signIn(token)).data);
      this.asking = false;
      this.problem = undefined;
      health.round++;
    } catch (error) {
      this.problem = problemOf(error);
    }
  }

  async signOut(): Promise<void> {
    this.#take((await api.signOut()).data);
    health.round++;
  }

  #take(of: { tokens: boolean; name?: string }) {
    this.tokens = of.tokens;
    this.name = of.name ?? "";
  }
}

export const session = new Session();
