// Writes src/api/openapi.d.ts, the types of the HTTP API, from the API's own
// OpenAPI description. `go run ./cmd/api openapi` prints that description; the
// environment variable ROLEGRAPH_OPENAPI may name a file that holds it.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import openapiTS, { astToString } from "openapi-typescript";

const root = fileURLToPath(new URL("../..", import.meta.url));
const target = fileURLToPath(new URL("../src/api/openapi.d.ts", import.meta.url));

function description() {
  const file = process.env.ROLEGRAPH_OPENAPI;
  if (file) return readFileSync(file, "utf8");
  return execFileSync("go", ["run", "./cmd/api", "openapi"], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 64 << 20,
    stdio: ["ignore", "pipe", "inherit"],
  });
}

// A field with a default may be left out.
const types = astToString(await openapiTS(JSON.parse(description()), { defaultNonNullable: false }));
const old = existsSync(target) ? readFileSync(target, "utf8") : "";
if (types !== old) writeFileSync(target, types);
