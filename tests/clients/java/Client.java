import static org.neo4j.driver.Values.parameters;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.TransactionConfig;
import org.neo4j.driver.TransactionContext;
import org.neo4j.driver.Value;
import org.neo4j.driver.Values;
import org.neo4j.driver.exceptions.Neo4jException;

/** Talks to a Bolt server as a Java program would; prints one line per step. */
public class Client {
    static final List<Value> VALUES = List.of(
            Values.NULL, Values.value(true), Values.value(Long.MAX_VALUE), Values.value(0.1), Values.value("Łódź 🚂"),
            Values.value(new byte[] {0, -1}), Values.value(Arrays.asList(1, Arrays.asList(2, null))),
            Values.value(Map.of("a", Map.of("b", 1))), Values.value(LocalDate.of(2024, 2, 29)),
            Values.value(OffsetTime.of(12, 30, 1, 5, ZoneOffset.ofHoursMinutes(1, 30))), Values.value(LocalTime.of(1, 2, 3, 4)),
            Values.value(ZonedDateTime.of(2024, 7, 1, 12, 0, 0, 0, ZoneId.of("Europe/Stockholm"))),
            Values.value(LocalDateTime.of(2024, 7, 1, 12, 0, 0, 7)), Values.isoDuration(1, 2, 3, 4),
            Values.point(4326, 12.5, 55.7), Values.point(9157, 1, 2, 3));

    static void check(String step, boolean condition) {
        System.out.println(step + (condition ? " ok" : " WRONG"));
    }

    static boolean everyValue(TransactionContext tx) {
        for (Value value : VALUES) {
            Value got = tx.run("RETURN $v AS v", parameters("v", value)).single().get("v");
            if (!got.equals(value)) {
                System.out.println(value + " came back as " + got);
                return false;
            }
        }
        return true;
    }

    static boolean graphValues(TransactionContext tx) {
        var path = tx.run("CREATE p = (:A {x: 1})-[:R {y: 2}]->(:B) RETURN p").single().get("p").asPath();
        return path.start().get("x").asInt() == 1
                && path.relationships().iterator().next().hasType("R")
                && path.end().hasLabel("B");
    }

    public static void main(String[] args) {
        String uri = args[0];
        try (Driver driver = GraphDatabase.driver(uri); var session = driver.session()) {
            driver.verifyConnectivity();
            check("values", session.executeRead(Client::everyValue));
            check("graph", session.executeWrite(Client::graphValues));
            long sum = session.run("UNWIND range(1, 100000) AS i RETURN i").stream().mapToLong(r -> r.get("i").asLong()).sum();
            check("stream", sum == 5000050000L);
            try {
                session.run("RETURN missing").consume();
                check("error", false);
            } catch (Neo4jException e) {
                check("error", e.code().equals("Neo.ClientError.Statement.SyntaxError") && e.getMessage().contains("missing"));
            }
            check("after error", session.run("RETURN 1 AS one").single().get("one").asInt() == 1);
            try {
                var config = TransactionConfig.builder().withTimeout(Duration.ofMillis(200)).build();
                session.run("UNWIND range(1, 100000000) AS a UNWIND range(1, 100000000) AS b RETURN count(*)", config).consume();
                check("cancel", false);
            } catch (Neo4jException e) {
                check("cancel", e.code().contains("TransactionTimedOut"));
            }
        }
        try (Driver driver = GraphDatabase.driver(uri.replace("bolt://", "neo4j://"))) {
            var result = driver.executableQuery("MATCH (a:A)-[r:R]->(b:B) DELETE r, a, b RETURN count(*) AS n").execute();
            check("reconnect", result.records().get(0).get("n").asInt() == 1 && result.summary().counters().nodesDeleted() == 2);
        }
    }
}
