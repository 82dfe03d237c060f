// The texts of the Query view.
import { number } from "../strings";

const many = (n: number, word: string) => `${number(n)} ${word}${n === 1 ? "" : "s"}`;
const ms = (n: number) =>
  n < 1000 ? `${n < 10 ? n.toFixed(1) : Math.round(n)} ms` : `${(n / 1000).toFixed(1)} s`;

export const strings = {
  title: "Query",
  lead: "Ask anything in Cypher. It reads only: nothing that you run here changes the data.",
  editor: "Cypher query",
  placeholder: "MATCH (r:Role)-[:USES]->(t:Tool)\nRETURN r.name, t.name",
  run: "Run",
  runKeys: "Ctrl Enter",
  cancel: "Cancel",
  insist: "Run anyway",
  examples: "Examples",
  broken: "The address holds no readable query: it may have been cut off. Start afresh below.",
  tooLong: (n: number, most: number) =>
    `This query is too long for an address (${number(n)} of ${number(most)} characters). Reload will not bring it back; save it as a file.`,
  params: "Parameters",
  paramHint: "Number, text or JSON",
  paramMissing: "needed",
  price: (rows: number) => `about ${many(rows < 1 ? 1 : Math.round(rows), "row")} to read`,
  wouldRefuse: "Would be refused:",
  running: (n: number) => `${many(n, "row")} so far…`,
  rows: (n: number) => many(n, "row"),
  cut: (n: number) => `The first ${number(n)} rows. The table keeps no more; add a LIMIT, or aggregate.`,
  times: (database: number, total: number) => `database ${ms(database)} · round trip ${ms(total)}`,
  endings: {
    cancelled: "Cancelled. The rows so far stay.",
    incomplete: "Incomplete: the stream broke off. The rows so far stay.",
    failed: "Failed.",
  } as Record<string, string>,
  failedAfter: (n: number) => `It failed after ${many(n, "row")}, which stay below.`,
  tabsLabel: "Result as",
  tabs: { table: "Table", picture: "Picture", plan: "Plan", raw: "Raw" },
  nothing: "No rows.",
  notYet: "Run a query and its rows appear here.",
  csv: "CSV",
  json: "JSON",
  download: "Download",
  replaceBy: (name: string) => `Replace by ${name}`,
  line: (line: number, column: number) => `line ${line}, column ${column}`,
  noPicture: "Nothing to draw: return nodes, relationships or paths and they appear here.",
  pictureAlt: "The nodes and relationships that the query returns",
  plan: {
    operator: "Operator",
    details: "Details",
    estimated: "Estimated rows",
    rows: "Rows",
    hits: "DB hits",
    hint: "Estimates. Write PROFILE in front of the query to measure rows and hits.",
  },
  history: "History",
  historyEmpty: "What you run is listed here. It stays in this browser.",
  historyFind: "Find in history",
  historyClear: "Clear history",
  sortBy: (name: string) => `Sort by ${name}`,
  rowDetail: "Row",
  resultTable: "Result",
};
