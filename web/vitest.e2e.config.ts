import { defineConfig } from "vitest/config";

// The browser tests: real Chromium against the address in ROLEGRAPH_URL.
export default defineConfig({
  test: {
    include: ["e2e/**/*.e2e.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
});
