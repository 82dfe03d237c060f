// Talks to a Bolt server as a JavaScript program would; prints one line per step.
import neo4j from 'neo4j-driver'

const uri = process.argv[2]
const { Date, DateTime, Duration, LocalDateTime, LocalTime, Point, Time } = neo4j.types
const int = neo4j.int
const values = {
  null: null,
  boolean: true,
  integer: int('9223372036854775807'),
  float: 0.1,
  string: 'Łódź 🚂',
  bytes: new Int8Array([0, -1]),
  list: [int(1), [int(2), null]],
  map: { a: { b: int(1) } },
  date: new Date(2024, 2, 29),
  time: new Time(12, 30, 1, 5, 5400),
  localTime: new LocalTime(1, 2, 3, 4),
  dateTime: new DateTime(2024, 7, 1, 12, 0, 0, 0, undefined, 'Europe/Stockholm'),
  localDateTime: new LocalDateTime(2024, 7, 1, 12, 0, 0, 7),
  duration: new Duration(1, 2, 3, 4),
  point: new Point(int(4326), 12.5, 55.7),
  point3d: new Point(int(9157), 1, 2, 3)
}

function check(step, condition) {
  console.log(step, condition ? 'ok' : 'WRONG')
}

// text is a value in a form that can be compared. A zoned date-time comes back
// with its offset too, which is left out.
function text(v) {
  if (v instanceof Int8Array) return v.join()
  if (v instanceof DateTime) return v.toString().replace(/^(.{19}).*\[/, '$1[')
  const kinds = [Date, Time, LocalTime, LocalDateTime, Duration, Point]
  return kinds.some((kind) => v instanceof kind) ? v.toString() : JSON.stringify(v)
}

async function everyValue(tx) {
  for (const [name, value] of Object.entries(values)) {
    const got = (await tx.run('RETURN $v AS v', { v: value })).records[0].get('v')
    if (text(got) !== text(value)) {
      console.log(name, text(value), 'came back as', text(got))
      return false
    }
  }
  return true
}

async function graphValues(tx) {
  const path = (await tx.run('CREATE p = (:A {x: 1})-[:R {y: 2}]->(:B) RETURN p')).records[0].get('p')
  return path.start.properties.x.toNumber() === 1 && path.segments[0].relationship.type === 'R' && path.end.labels[0] === 'B'
}

async function fails(session, query, config, codePart) {
  try {
    await session.run(query, {}, config)
    return false
  } catch (e) {
    return e.code.includes(codePart)
  }
}

const driver = neo4j.driver(uri)
await driver.verifyConnectivity()
const session = driver.session()
check('values', await session.executeRead(everyValue))
check('graph', await session.executeWrite(graphValues))
let sum = 0
for await (const record of session.run('UNWIND range(1, 100000) AS i RETURN i')) sum += record.get('i').toNumber()
check('stream', sum === 5000050000)
check('error', await fails(session, 'RETURN missing', {}, 'Neo.ClientError.Statement.SyntaxError'))
check('after error', (await session.run('RETURN 1 AS one')).records[0].get('one').toNumber() === 1)
check('cancel', await fails(session, 'UNWIND range(1, 100000000) AS a UNWIND range(1, 100000000) AS b RETURN count(*)', { timeout: 200 }, 'TransactionTimedOut'))
await driver.close()

const again = neo4j.driver(uri.replace('bolt://', 'neo4j://'))
const { records, summary } = await again.executeQuery('MATCH (a:A)-[r:R]->(b:B) DELETE r, a, b RETURN count(*) AS n')
check('reconnect', records[0].get('n').toNumber() === 1 && summary.counters.updates().nodesDeleted === 2)
await again.close()
