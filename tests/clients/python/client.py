"""Talks to a Bolt server as a Python program would; prints one line per step."""
import sys
import threading

from neo4j import GraphDatabase, Query
from neo4j.exceptions import Neo4jError
from neo4j.spatial import CartesianPoint, WGS84Point
from neo4j.time import Date, DateTime, Duration, Time
import pytz

uri = sys.argv[1]
values = {
    "null": None, "boolean": True, "integer": 2**63 - 1, "float": 0.1, "string": "Łódź 🚂", "bytes": b"\x00\xff",
    "list": [1, [2, None]], "map": {"a": {"b": 1}},
    "date": Date(2024, 2, 29), "time": Time(12, 30, 1, 5, pytz.FixedOffset(90)), "localtime": Time(1, 2, 3, 4),
    "datetime": pytz.timezone("Europe/Stockholm").localize(DateTime(2024, 7, 1, 12, 0, 0)),
    "localdatetime": DateTime(2024, 7, 1, 12, 0, 0, 7), "duration": Duration(months=1, days=2, seconds=3, nanoseconds=4),
    "point": WGS84Point((12.5, 55.7)), "point3d": CartesianPoint((1.0, 2.0, 3.0)),
}


def check(step, condition):
    print(step, "ok" if condition else "WRONG", flush=True)


def every_value(tx):
    for name, value in values.items():
        got = tx.run("RETURN $v AS v", v=value).single()["v"]
        if got != value:
            print(name, repr(value), "came back as", repr(got))
            return False
    return True


def graph_values(tx):
    path = tx.run("CREATE p = (:A {x: 1})-[:R {y: 2}]->(:B) RETURN p").single()["p"]
    return (path.start_node["x"], path.relationships[0].type, path.relationships[0]["y"], list(path.end_node.labels)) == (1, "R", 2, ["B"])


with GraphDatabase.driver(uri) as driver:
    driver.verify_connectivity()
    with driver.session() as session:
        check("values", session.execute_read(every_value))
        check("graph", session.execute_write(graph_values))
        check("stream", sum(r["i"] for r in session.run("UNWIND range(1, 100000) AS i RETURN i")) == 5000050000)
        try:
            session.run("RETURN missing").consume()
            check("error", False)
        except Neo4jError as e:
            check("error", e.code == "Neo.ClientError.Statement.SyntaxError" and "missing" in e.message)
        check("after error", session.run("RETURN 1 AS one").single()["one"] == 1)
        try:
            session.run(Query("UNWIND range(1, 100000000) AS a UNWIND range(1, 100000000) AS b RETURN count(*)", timeout=0.2)).consume()
            check("cancel", False)
        except Neo4jError as e:
            check("cancel", "TransactionTimedOut" in e.code)

with GraphDatabase.driver(uri.replace("bolt://", "neo4j://")) as driver:
    records, summary, _ = driver.execute_query("MATCH (a:A)-[r:R]->(b:B) DELETE r, a, b RETURN count(*) AS n")
    check("reconnect", records[0]["n"] == 1 and summary.counters.nodes_deleted == 2)
