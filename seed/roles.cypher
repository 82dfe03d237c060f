// The built-in data: the roles inside a machine learning team, what each of them
// does, uses, must know and has learned, and who works with whom.
//
// One section of the document is one section here, and `source` on every edge
// names it. Everything is merged and set only when it is created: a second run
// changes nothing, and a node that another data set brought first (a tool, say)
// keeps what that data set says of it.
//
// Edge properties: `alternative` numbers the ways that the document joins by
// "either … or", `usual` marks what most have, `when` says when a fact holds,
// `note` qualifies it.


// ---------------------------------------------------------------- Schema

CREATE CONSTRAINT role_id       IF NOT EXISTS FOR (n:Role)       REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT skill_id      IF NOT EXISTS FOR (n:Skill)      REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT tool_id       IF NOT EXISTS FOR (n:Tool)       REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT degree_id     IF NOT EXISTS FOR (n:Degree)     REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT field_id      IF NOT EXISTS FOR (n:Field)      REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT background_id IF NOT EXISTS FOR (n:Background) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT task_id       IF NOT EXISTS FOR (n:Task)       REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT team_id       IF NOT EXISTS FOR (n:Team)       REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT group_id      IF NOT EXISTS FOR (n:Group)      REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT person_id     IF NOT EXISTS FOR (n:Person)     REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT dataset_id    IF NOT EXISTS FOR (n:Dataset)    REQUIRE n.id IS UNIQUE;

// What the search box asks. Its name is known to package graph.
CREATE FULLTEXT INDEX names IF NOT EXISTS
FOR (n:Role|Skill|Tool|Degree|Field|Background|Task|Team|Group|Person)
ON EACH [n.name, n.aliases];


// ---------------------------------------------------------------- Provenance

MERGE (d:Dataset {id: 'seed'})
ON CREATE SET
  d.name = 'Roles in a machine learning team',
  d.version = '1',
  d.date = '2026-11-23',
  d.attribution = 'Facts from the document "Roles in a machine learning team", in our own words.';


// ---------------------------------------------------------------- The roles

UNWIND [
  {id: 'ml-product-manager', name: 'Machine Learning Product Manager', aliases: ['ML Product Manager'],
   summary: 'Decides what the team builds and in which order, and speaks for it to the business and the users.'},
  {id: 'devops-engineer', name: 'DevOps Engineer', aliases: [],
   summary: 'Puts systems into production and keeps them, and all that they stand on, running.'},
  {id: 'data-engineer', name: 'Data Engineer', aliases: [],
   summary: 'Brings data together, moves them to where they are needed, and watches how they behave.'},
  {id: 'ml-engineer', name: 'Machine Learning Engineer', aliases: ['ML Engineer'],
   summary: 'Trains models and makes them work on real data in production.'},
  {id: 'ml-researcher', name: 'Machine Learning Researcher', aliases: ['ML Researcher'],
   summary: 'Trains models that look ahead, and reports what the experiments showed.'},
  {id: 'data-scientist', name: 'Data Scientist', aliases: [],
   summary: 'A name that covers all the other roles, and in some organisations, someone who answers business questions from data.'}
] AS row
MERGE (r:Role {id: row.id})
ON CREATE SET r.name = row.name, r.aliases = row.aliases, r.summary = row.summary, r.dataset = 'seed';

// The heading: these are the roles inside a machine learning team.
MERGE (t:Team {id: 'machine-learning-team'})
ON CREATE SET t.name = 'Machine Learning Team', t.dataset = 'seed'
WITH t
UNWIND ['ml-product-manager', 'devops-engineer', 'data-engineer', 'ml-engineer', 'ml-researcher', 'data-scientist'] AS id
MATCH (r:Role {id: id})
MERGE (r)-[m:MEMBER_OF]->(t)
ON CREATE SET m.source = 'heading', m.dataset = 'seed';


// ---------------------------------------------------------------- The degrees, in order

// `level` counts as O*NET's scale of required education does (6 bachelor's,
// 8 master's, 11 doctorate). An industrial fellowship is no degree: it stands
// with the certificates that follow a first degree.
UNWIND [
  {id: 'undergraduate', name: 'Undergraduate degree', level: 6},
  {id: 'industrial-fellowship', name: 'Industrial fellowship', level: 7},
  {id: 'masters', name: 'Master\'s degree', level: 8},
  {id: 'phd', name: 'Ph.D.', level: 11}
] AS row
MERGE (d:Degree {id: row.id})
ON CREATE SET d.name = row.name, d.level = row.level, d.dataset = 'seed';


// ---------------------------------------------------------------- Machine Learning Product Manager

MATCH (r:Role {id: 'ml-product-manager'})
UNWIND [
  {id: 'machine-learning-team', name: 'Machine Learning Team'},
  {id: 'other-business-functions', name: 'Other Business Functions'},
  {id: 'end-users', name: 'End Users'}
] AS row
MERGE (t:Team {id: row.id})
ON CREATE SET t.name = row.name, t.dataset = 'seed'
MERGE (r)-[w:WORKS_WITH]->(t)
ON CREATE SET w.source = 'Machine Learning Product Manager', w.dataset = 'seed';

MATCH (r:Role {id: 'ml-product-manager'})
UNWIND [
  {id: 'write-design-docs', name: 'Write design docs'},
  {id: 'create-wireframes', name: 'Create wireframes'},
  {id: 'plan-ml-projects', name: 'Plan how ML projects are prioritised and carried out'}
] AS row
MERGE (t:Task {id: row.id})
ON CREATE SET t.name = row.name, t.dataset = 'seed'
MERGE (r)-[d:DOES]->(t)
ON CREATE SET d.source = 'Machine Learning Product Manager', d.dataset = 'seed';

// Like a traditional product manager …
MATCH (r:Role {id: 'ml-product-manager'})
MERGE (p:Role {id: 'product-manager'})
ON CREATE SET p.name = 'Product Manager', p.aliases = [], p.dataset = 'seed',
  p.summary = 'Decides what a product does and in which order it is built.'
MERGE (r)-[l:RESEMBLES]->(p)
ON CREATE SET l.source = 'Machine Learning Product Manager', l.dataset = 'seed';

// … but with a deep knowledge of how machine learning is done.
MATCH (r:Role {id: 'ml-product-manager'})
UNWIND [
  {id: 'ml-development-process', name: 'ML development process', kind: 'knowledge'},
  {id: 'ml-mindset', name: 'ML mindset', kind: 'skill'}
] AS row
MERGE (s:Skill {id: row.id})
ON CREATE SET s.name = row.name, s.kind = row.kind, s.dataset = 'seed'
MERGE (r)-[q:REQUIRES]->(s)
ON CREATE SET q.note = 'deeply', q.source = 'Machine Learning Product Manager', q.dataset = 'seed';


// ---------------------------------------------------------------- DevOps Engineer

MATCH (r:Role {id: 'devops-engineer'})
UNWIND [
  {id: 'deploy-production-systems', name: 'Deploy production systems'},
  {id: 'monitor-production-systems', name: 'Monitor production systems'},
  {id: 'run-ml-infrastructure', name: 'Run the infrastructure under the deployed ML product'}
] AS row
MERGE (t:Task {id: row.id})
ON CREATE SET t.name = row.name, t.dataset = 'seed'
MERGE (r)-[d:DOES]->(t)
ON CREATE SET d.source = 'DevOps Engineer', d.dataset = 'seed';

// First of all a software engineering role.
MATCH (r:Role {id: 'devops-engineer'})
MERGE (s:Skill {id: 'software-engineering'})
ON CREATE SET s.name = 'Software engineering', s.kind = 'skill', s.dataset = 'seed'
MERGE (r)-[q:REQUIRES]->(s)
ON CREATE SET q.source = 'DevOps Engineer', q.dataset = 'seed';

MATCH (r:Role {id: 'devops-engineer'})
MERGE (b:Background {id: 'software-engineering-pipeline'})
ON CREATE SET b.name = 'Ordinary software engineering pipeline', b.dataset = 'seed'
MERGE (r)-[c:COMES_FROM]->(b)
ON CREATE SET c.note = 'often', c.source = 'DevOps Engineer', c.dataset = 'seed';


// ---------------------------------------------------------------- Data Engineer

MATCH (r:Role {id: 'data-engineer'})
UNWIND [
  {id: 'build-data-pipelines', name: 'Build data pipelines'},
  {id: 'collect-data', name: 'Aggregate and collect from data storage'},
  {id: 'monitor-data', name: 'Monitor how data behaves'}
] AS row
MERGE (t:Task {id: row.id})
ON CREATE SET t.name = row.name, t.dataset = 'seed'
MERGE (r)-[d:DOES]->(t)
ON CREATE SET d.source = 'Data Engineer', d.dataset = 'seed';

MATCH (r:Role {id: 'data-engineer'})
UNWIND ['Hadoop', 'Kafka', 'Airflow'] AS name
// The alias is the full name, by which other data sets know it.
MERGE (t:Tool {id: toLower(name)})
ON CREATE SET t.name = name, t.aliases = ['Apache ' + name], t.kind = 'technology', t.dataset = 'seed'
MERGE (r)-[u:USES]->(t)
ON CREATE SET u.source = 'Data Engineer', u.dataset = 'seed';

MATCH (r:Role {id: 'data-engineer'})
MERGE (s:Skill {id: 'distributed-systems'})
ON CREATE SET s.name = 'Distributed systems', s.kind = 'skill', s.dataset = 'seed'
MERGE (r)-[q:REQUIRES]->(s)
ON CREATE SET q.source = 'Data Engineer', q.dataset = 'seed';

// Belongs to the software engineering team, which works actively with machine learning teams.
MATCH (r:Role {id: 'data-engineer'})
MATCH (ml:Team {id: 'machine-learning-team'})
MERGE (t:Team {id: 'software-engineering-team'})
ON CREATE SET t.name = 'Software Engineering Team', t.dataset = 'seed'
MERGE (r)-[m:MEMBER_OF]->(t)
ON CREATE SET m.source = 'Data Engineer', m.dataset = 'seed'
MERGE (t)-[w:WORKS_WITH]->(ml)
ON CREATE SET w.note = 'actively', w.source = 'Data Engineer', w.dataset = 'seed';


// ---------------------------------------------------------------- Machine Learning Engineer

MATCH (r:Role {id: 'ml-engineer'})
UNWIND [
  {id: 'train-prediction-models', name: 'Train prediction models'},
  {id: 'deploy-prediction-models', name: 'Deploy prediction models'},
  {id: 'run-prediction-systems', name: 'Work on prediction systems that run on real data in production'}
] AS row
MERGE (t:Task {id: row.id})
ON CREATE SET t.name = row.name, t.dataset = 'seed'
MERGE (r)-[d:DOES]->(t)
ON CREATE SET d.source = 'Machine Learning Engineer', d.dataset = 'seed';

MATCH (r:Role {id: 'ml-engineer'})
UNWIND ['TensorFlow', 'Docker'] AS name
MERGE (t:Tool {id: toLower(name)})
ON CREATE SET t.name = name, t.kind = 'technology', t.dataset = 'seed'
MERGE (r)-[u:USES]->(t)
ON CREATE SET u.source = 'Machine Learning Engineer', u.dataset = 'seed';

// Either an engineer who taught themselves much (1) …
MATCH (r:Role {id: 'ml-engineer'})
MERGE (b:Background {id: 'self-taught-engineer'})
ON CREATE SET b.name = 'Engineer who taught themselves much', b.dataset = 'seed'
MERGE (r)-[c:COMES_FROM]->(b)
ON CREATE SET c.alternative = 1, c.source = 'Machine Learning Engineer', c.dataset = 'seed';

// … or a Ph.D. in science or engineering who turned to software engineering after graduate school (2).
MATCH (r:Role {id: 'ml-engineer'})
MATCH (d:Degree {id: 'phd'})
MERGE (b:Background {id: 'phd-turned-software-engineer'})
ON CREATE SET b.name = 'Science or engineering Ph.D. who works as a software engineer after graduate school', b.dataset = 'seed'
MERGE (r)-[c:COMES_FROM]->(b)
ON CREATE SET c.alternative = 2, c.source = 'Machine Learning Engineer', c.dataset = 'seed'
MERGE (r)-[h:HOLDS]->(d)
ON CREATE SET h.alternative = 2, h.source = 'Machine Learning Engineer', h.dataset = 'seed';

MATCH (r:Role {id: 'ml-engineer'})
UNWIND [{id: 'science', name: 'Science'}, {id: 'engineering', name: 'Engineering'}] AS row
MERGE (f:Field {id: row.id})
ON CREATE SET f.name = row.name, f.dataset = 'seed'
MERGE (r)-[s:STUDIED]->(f)
ON CREATE SET s.alternative = 2, s.source = 'Machine Learning Engineer', s.dataset = 'seed';


// ---------------------------------------------------------------- Machine Learning Researcher

MATCH (r:Role {id: 'ml-researcher'})
MERGE (t:Task {id: 'train-prediction-models'})
ON CREATE SET t.name = 'Train prediction models', t.dataset = 'seed'
MERGE (r)-[d:DOES]->(t)
ON CREATE SET d.note = 'often forward-looking, or not critical to production',
  d.source = 'Machine Learning Researcher', d.dataset = 'seed';

MATCH (r:Role {id: 'ml-researcher'})
UNWIND [
  {id: 'tensorflow', name: 'TensorFlow', aliases: null},
  {id: 'pytorch', name: 'PyTorch', aliases: null},
  {id: 'jupyter', name: 'Jupyter', aliases: ['Jupiter', 'Jupyter Notebook']}
] AS row
MERGE (t:Tool {id: row.id})
ON CREATE SET t.name = row.name, t.aliases = row.aliases, t.kind = 'technology', t.dataset = 'seed'
MERGE (r)-[u:USES]->(t)
ON CREATE SET u.source = 'Machine Learning Researcher', u.dataset = 'seed';

MATCH (r:Role {id: 'ml-researcher'})
UNWIND [
  {id: 'build-models', name: 'Build models'},
  {id: 'report-experiments', name: 'Write reports on the experiments'}
] AS row
MERGE (t:Task {id: row.id})
ON CREATE SET t.name = row.name, t.dataset = 'seed'
MERGE (r)-[d:DOES]->(t)
ON CREATE SET d.source = 'Machine Learning Researcher', d.dataset = 'seed';

MATCH (r:Role {id: 'ml-researcher'})
MERGE (s:Skill {id: 'machine-learning-expertise'})
ON CREATE SET s.name = 'Machine learning expertise', s.kind = 'skill', s.dataset = 'seed'
MERGE (r)-[q:REQUIRES]->(s)
ON CREATE SET q.source = 'Machine Learning Researcher', q.dataset = 'seed';

// A master's degree (1) or a Ph.D. (2) in one of two fields, or an industrial fellowship (3).
MATCH (r:Role {id: 'ml-researcher'})
UNWIND [
  {id: 'masters', alternative: 1},
  {id: 'phd', alternative: 2},
  {id: 'industrial-fellowship', alternative: 3}
] AS row
MATCH (d:Degree {id: row.id})
MERGE (r)-[h:HOLDS]->(d)
ON CREATE SET h.alternative = row.alternative, h.usual = true, h.source = 'Machine Learning Researcher', h.dataset = 'seed';

MATCH (r:Role {id: 'ml-researcher'})
UNWIND [{id: 'computer-science', name: 'Computer science'}, {id: 'statistics', name: 'Statistics'}] AS row
MERGE (f:Field {id: row.id})
ON CREATE SET f.name = row.name, f.dataset = 'seed'
MERGE (r)-[s:STUDIED]->(f)
ON CREATE SET s.when = 'with a master\'s degree or a Ph.D., either field', s.source = 'Machine Learning Researcher', s.dataset = 'seed';


// ---------------------------------------------------------------- Data Scientist

// A blanket term for all five roles above.
MATCH (r:Role {id: 'data-scientist'})
UNWIND ['ml-product-manager', 'devops-engineer', 'data-engineer', 'ml-engineer', 'ml-researcher'] AS id
MATCH (other:Role {id: id})
MERGE (r)-[i:INCLUDES]->(other)
ON CREATE SET i.source = 'Data Scientist', i.dataset = 'seed';

// In some organisations, someone who answers business questions with analytics.
MATCH (r:Role {id: 'data-scientist'})
MERGE (t:Task {id: 'answer-business-questions'})
ON CREATE SET t.name = 'Answer business questions with analytics', t.dataset = 'seed'
MERGE (s:Skill {id: 'analytics'})
ON CREATE SET s.name = 'Analytics', s.kind = 'skill', s.dataset = 'seed'
MERGE (r)-[d:DOES]->(t)
ON CREATE SET d.when = 'some organisations', d.source = 'Data Scientist', d.dataset = 'seed'
MERGE (r)-[q:REQUIRES]->(s)
ON CREATE SET q.when = 'some organisations', q.source = 'Data Scientist', q.dataset = 'seed';

// Backgrounds reach from an undergraduate degree to a Ph.D.
MATCH (r:Role {id: 'data-scientist'})
UNWIND ['undergraduate', 'masters', 'phd'] AS id
MATCH (d:Degree {id: id})
MERGE (r)-[h:HOLDS]->(d)
ON CREATE SET h.source = 'Data Scientist', h.dataset = 'seed';
