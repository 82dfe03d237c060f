// Made-up roles of two data sets for tests: rated skills, tools, job zones, related
// roles, and links between the data sets. One role is not rated but has a twin, one
// is not rated and has none, one has nothing that leads away from it.

CREATE CONSTRAINT careers_role IF NOT EXISTS FOR (n:Role) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT careers_skill IF NOT EXISTS FOR (n:Skill) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT careers_tool IF NOT EXISTS FOR (n:Tool) REQUIRE n.id IS UNIQUE;

UNWIND [
  ['guild', 'Guild register', '1.0', '2024-03-01', 'Made up for tests: the guild register.'],
  ['almanac', 'Trades almanac', '2', '2023-11-05', 'Made up for tests: the almanac of trades.']
] AS d
MERGE (n:Dataset {id: d[0]}) SET n.name = d[1], n.version = d[2], n.date = d[3], n.attribution = d[4];

UNWIND [
  ['guild:miller', 'Miller', 1], ['guild:baker', 'Baker', 2], ['guild:brewer', 'Brewer', 3],
  ['guild:chemist', 'Chemist', 4], ['guild:pharmacist', 'Pharmacist', 5], ['guild:herbalist', 'Herbalist', 2],
  ['guild:clerk', 'Clerk', 2], ['guild:hermit', 'Hermit', null]
] AS r
CREATE (n:Role {id: r[0], name: r[1], dataset: 'guild', source: 'register, page 1'}) SET n.job_zone = r[2];

UNWIND [['almanac:dispenser', 'dispensing chemist'], ['almanac:chemist', 'laboratory chemist'], ['almanac:baker', 'baker']] AS r
CREATE (:Role {id: r[0], name: r[1], dataset: 'almanac', source: 'almanac, trades'});

UNWIND [
  ['guild:measuring', 'Measuring', 'skill', 'guild'], ['guild:baking', 'Baking', 'skill', 'guild'],
  ['guild:chemistry', 'Chemistry', 'knowledge', 'guild'], ['guild:trade', 'Trade', 'knowledge', 'guild'],
  ['almanac:weigh', 'weigh substances', 'skill', 'almanac'], ['almanac:dispense', 'dispense remedies', 'skill', 'almanac'],
  ['almanac:react', 'run reactions', 'skill', 'almanac'], ['almanac:knead', 'knead dough', 'skill', 'almanac']
] AS s
CREATE (:Skill {id: s[0], name: s[1], kind: s[2], dataset: s[3], source: 'skills'});

UNWIND ['Scales', 'Oven', 'Kettle', 'Still', 'Mortar', 'Ledger'] AS name
CREATE (:Tool {id: toLower(name), name: name, kind: 'tool', dataset: 'guild', source: 'tools'});

// Importance 1 to 5, level 0 to 7.
UNWIND [
  ['guild:miller', 'guild:measuring', 2.0, 2.0], ['guild:miller', 'guild:baking', 1.0, 1.0], ['guild:miller', 'guild:trade', 2.0, 1.0],
  ['guild:baker', 'guild:measuring', 3.0, 2.0], ['guild:baker', 'guild:baking', 5.0, 4.0], ['guild:baker', 'guild:trade', 2.0, 2.0],
  ['guild:brewer', 'guild:measuring', 4.0, 3.0], ['guild:brewer', 'guild:baking', 2.0, 1.0], ['guild:brewer', 'guild:chemistry', 3.0, 3.0],
  ['guild:chemist', 'guild:measuring', 5.0, 5.0], ['guild:chemist', 'guild:chemistry', 5.0, 6.0], ['guild:chemist', 'guild:trade', 1.0, 1.0],
  ['guild:clerk', 'guild:trade', 4.0, 4.0], ['guild:clerk', 'guild:measuring', 1.0, 1.0],
  ['guild:hermit', 'guild:measuring', 1.0, 1.0]
] AS q
MATCH (r:Role {id: q[0]}), (s:Skill {id: q[1]})
CREATE (r)-[:REQUIRES {importance: q[2], level: q[3], dataset: 'guild', source: 'register, ratings of ' + r.name}]->(s);

UNWIND [
  ['almanac:dispenser', 'almanac:weigh', true], ['almanac:dispenser', 'almanac:dispense', true], ['almanac:dispenser', 'almanac:react', false],
  ['almanac:chemist', 'almanac:weigh', true], ['almanac:chemist', 'almanac:react', true], ['almanac:baker', 'almanac:weigh', true],
  ['almanac:baker', 'almanac:knead', true]
] AS q
MATCH (r:Role {id: q[0]}), (s:Skill {id: q[1]})
CREATE (r)-[:REQUIRES {essential: q[2], dataset: 'almanac', source: 'almanac, skills of ' + r.name}]->(s);

UNWIND [
  ['guild:miller', ['scales']], ['guild:baker', ['scales', 'oven']], ['guild:brewer', ['scales', 'kettle']],
  ['guild:chemist', ['scales', 'kettle', 'still', 'mortar']], ['guild:pharmacist', ['scales', 'mortar']],
  ['guild:herbalist', ['mortar']], ['guild:clerk', ['ledger']]
] AS u
MATCH (r:Role {id: u[0]})
UNWIND u[1] AS tool
MATCH (t:Tool {id: tool})
CREATE (r)-[:USES {dataset: 'guild', source: 'register, tools of ' + r.name}]->(t);

UNWIND [
  ['guild:miller', 'guild:baker', 1], ['guild:miller', 'guild:brewer', 2], ['guild:baker', 'guild:brewer', 1],
  ['guild:baker', 'guild:miller', 2], ['guild:brewer', 'guild:chemist', 1], ['guild:brewer', 'guild:herbalist', 2],
  ['guild:chemist', 'guild:pharmacist', 1], ['guild:herbalist', 'guild:pharmacist', 1], ['guild:herbalist', 'guild:clerk', 2],
  ['guild:miller', 'guild:clerk', 3], ['guild:baker', 'guild:herbalist', 3]
] AS e
MATCH (a:Role {id: e[0]}), (b:Role {id: e[1]})
CREATE (a)-[:RELATED_TO {tier: 'Primary', rank: e[2], dataset: 'guild', source: 'register, next to ' + a.name}]->(b);

UNWIND [['almanac:dispenser', 'guild:pharmacist'], ['almanac:chemist', 'guild:chemist'], ['almanac:baker', 'guild:baker']] AS s
MATCH (a:Role {id: s[0]}), (b:Role {id: s[1]})
CREATE (a)-[:SAME_AS {confidence: 1.0, dataset: 'almanac', source: 'almanac, index'}]->(b);
