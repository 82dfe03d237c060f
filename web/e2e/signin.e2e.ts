import { describe, expect, it } from "vitest";
import { axe, expectError, open, useBrowser } from "./browser";

useBrowser();

// What a server with tokens replies until the browser has signed in.
const required = {
  status: 401,
  contentType: "application/problem+json",
  body: JSON.stringify({
    title: "Unauthorized",
    status: 401,
    code: "token_required",
    detail: "This server wants a token.",
  }),
};
const unknown = {
  ...required,
  body: JSON.stringify({
    title: "Unauthorized",
    status: 401,
    code: "bad_token",
    detail: "The server does not know this token.",
  }),
};
const json = (body: unknown) => ({ contentType: "application/json", body: JSON.stringify(body) });

describe("A server with tokens", () => {
  it("asks for one, says when it is wrong, and shows the view once signed in", async () => {
    expectError(/401/);
    const page = await open("/compare");
    let signedIn = false;
    await page.route(/\/api\/v1\//, (route) => {
      const request = route.request();
      if (!request.url().endsWith("/session")) return signedIn ? route.fallback() : route.fulfill(required);
      if (request.method() === "POST") signedIn = request.postDataJSON().token === "right-0123456789abcdef";
      if (request.method() === "POST" && !signedIn) return route.fulfill(unknown);
      return route.fulfill(
        json(signedIn ? { tokens: true, name: "rita", role: "reader" } : { tokens: true }),
      );
    });
    await page.goto("/compare?roles=ml-engineer,ml-researcher");
    const dialog = page.getByRole("dialog", { name: "Sign in" });
    await dialog.getByLabel("Token").fill("wrong");
    await dialog.getByLabel("Token").press("Enter");
    await dialog.getByText("The server does not know this token.").waitFor();
    expect(await axe(page)).toEqual([]);
    await dialog.getByLabel("Token").fill("right-0123456789abcdef");
    await dialog.getByRole("button", { name: "Sign in" }).click();
    await dialog.waitFor({ state: "hidden" });
    await page.getByRole("link", { name: "TensorFlow" }).first().waitFor();
    await page.getByRole("button", { name: "rita" }).waitFor();
  });
});
