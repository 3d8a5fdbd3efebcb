package org.danubecamel.contract.sink;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.danubecamel.batch.sink.WriteGuarantee;
import org.danubecamel.contract.report.ContractReport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * What every sink must do. A connector's test extends it and describes its sink; each check is a test of its own. At the end
 * the report is printed and written, see {@link ContractReport}.
 *
 * <pre>{@code
 * final class PostgresqlSinkContractTest extends SinkContract {
 *
 *     @RegisterExtension
 *     static final PeerExtension<PostgresqlPeer> POSTGRESQL = PeerExtension.of(new PostgresqlPeer());
 *
 *     @Override
 *     protected SinkUnderTest sink() {
 *         PostgresqlPeer peer = POSTGRESQL.peer();
 *         return SinkUnderTest.of("postgresql-batch", peer)
 *                 .promises(WriteGuarantee.ATOMIC, SinkPromise.ORDERED, SinkPromise.IDEMPOTENT)
 *                 .target(name -> peer.execute("create table " + name + "(...)"))
 *                 .uri(name -> "danube-jdbc:" + name)
 *                 .loggedInBy((context, port, password) -> context.addComponent("danube-jdbc", ...))
 *                 .password(peer.password())
 *                 .reader(name -> peer.query("select id, value, number from " + name).stream()
 *                         .map(ContractRecord::ofRow)
 *                         .toList())
 *                 .wrongConfiguration("danube-jdbc:t?writeMode=odd&batchRows=-1", "writeMode", "batchRows")
 *                 .build();
 *     }
 * }
 * }</pre>
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class SinkContract {

    private @Nullable ContractReport report;

    /** Describes the sink, once; its peer runs. */
    protected abstract SinkUnderTest sink();

    /** Returns a test for each check that applies. */
    @TestFactory
    final Stream<DynamicTest> contract() {
        var sink = sink();
        var facts = report(sink);
        report = facts;
        var checks = Arrays.stream(SinkCheck.values())
                .filter(check -> applies(check, sink, facts))
                .map(check -> DynamicTest.dynamicTest(
                        check.name() + ": " + check.description(),
                        () -> facts.run(check.name(), sink.peer, () -> check.run(sink))));
        return Stream.concat(
                checks,
                facts.saidBy(sink.kamelet).stream()
                        .map(check -> DynamicTest.dynamicTest(
                                ContractReport.FACTS + ": the Kamelet's annotations are true", check)));
    }

    /** Prints and writes what was found out. */
    @AfterAll
    final void publish() {
        if (report != null) {
            report.publish(Path.of("target", "contract"));
        }
    }

    private static ContractReport report(SinkUnderTest sink) {
        var repeatable = sink.promises(SinkPromise.IDEMPOTENT);
        return new ContractReport(sink.system, "sink", sink.peer)
                .fact("guarantee", repeatable ? "EFFECTIVELY_ONCE" : "AT_LEAST_ONCE")
                .fact("writeGuarantee", sink.guarantee.name())
                .fact("duplicateBound", repeatable ? "none" : duplicateBound(sink.guarantee))
                .fact(
                        "promises",
                        sink.promises.stream().map(Enum::name).sorted().toList());
    }

    private static String duplicateBound(WriteGuarantee guarantee) {
        return switch (guarantee) {
            case ATOMIC -> "one for each lost answer";
            case REPORTS -> "one for each lost answer, and for each call that wrote a part and did not say so";
            case IDEMPOTENT -> "none";
            case NONE -> "one for each time that its batch fails";
        };
    }

    private static boolean applies(SinkCheck check, SinkUnderTest sink, ContractReport report) {
        var reason = check.notApplicable(sink);
        reason.ifPresent(text -> report.notApplicable(check.name(), text));
        return reason.isEmpty();
    }
}
