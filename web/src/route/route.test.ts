import { describe, expect, it } from "vitest";
import { href, parse, type Route, thingHref } from "./route";

const at = (address: string) => parse(new URL(address, "http://x"));

const list: Route = {
  view: "list",
  label: "",
  q: "",
  dataset: "",
  kind: "",
  group: "",
  sort: "name",
  cursor: "",
};
const compare: Route = {
  view: "compare",
  roles: [],
  group: "",
  via: ["tools"],
  q: "",
  order: "rarity",
  show: [],
  at: "",
};

describe("parse", () => {
  const cases: [string, Route][] = [
    ["/", { view: "overview", roles: [], via: ["tools"] }],
    ["/roles", { ...list, label: "Role" }],
    ["/tools?q=c%2B%2B&dataset=seed", { ...list, label: "Tool", q: "c++", dataset: "seed" }],
    ["/roles/ml-engineer", { view: "thing", label: "Role", key: "ml-engineer" }],
    ["/tools/as%2F400%20database", { view: "thing", label: "Tool", key: "as/400 database" }],
    ["/things/Team/x%23", { view: "thing", label: "Team", key: "x#" }],
    ["/compare?roles=a,b&via=skills&show=a", { ...compare, roles: ["a", "b"], via: ["skills"], show: ["a"] }],
    ["/compare?via=nonsense", compare],
    [
      "/routes?from=a&to=b&k=99&zones=odd",
      { view: "routes", from: "a", to: "b", k: 3, hops: 5, zones: "any", open: [] },
    ],
    ["/query#abc", { view: "query", state: "abc" }],
    ["/no/such/page", { view: "missing", path: "/no/such/page" }],
    ["/roles/%E0%A4%A", { view: "missing", path: "/roles/%E0%A4%A" }],
  ];
  it.each(cases)("reads %s", (address, route) => {
    expect(at(address)).toEqual(route);
  });
});

describe("href", () => {
  const addresses = [
    "/",
    "/?roles=a,b",
    "/roles",
    "/skills?q=x+y&cursor=abc",
    "/things/Machine%20Part",
    "/tools/c%23",
    "/compare?roles=onet:15-2051.00,b&via=tools,degrees&show=b&at=Tool:c%23",
    "/tools?dataset=onet&kind=technology&group=unspsc:43&sort=uses",
    "/compare?group=soc:15-1200&q=sql&order=use",
    "/org?rel=PART_OF:up&root=Team:t&fold=Team:a&print=A3",
    "/org?rel=REPORTS_TO:up&root=Team:t&depth=3&open=Team:a&open=Team:b&cross=none&rollup=MEMBER_OF&direction=LR",
    "/routes",
    "/routes?from=onet:43-4051.00&to=b&k=5&hops=4&zones=adjacent&open=0.1,1.0",
    "/query#abc",
  ];
  it.each(addresses)("writes %s as it was read", (address) => {
    expect(href(at(address))).toBe(address);
  });

  it("escapes keys", () => {
    expect(thingHref({ label: "Tool", key: "as/400 数据?" })).toBe("/tools/as%2F400%20%E6%95%B0%E6%8D%AE%3F");
  });
});
