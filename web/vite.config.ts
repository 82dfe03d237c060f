import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

const api = process.env.ROLEGRAPH_API ?? "http://127.0.0.1:8080";

export default defineConfig({
  plugins: [svelte()],
  // public/.gitkeep keeps dist there for the Go package, built or not.
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2022",
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 10_000,
  },
  worker: { format: "es" },
  server: { proxy: { "/api": api, "/readyz": api } },
  test: { include: ["src/**/*.test.ts"] },
});
