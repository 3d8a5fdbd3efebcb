package org.danubecamel.contract.source;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.danubecamel.contract.report.ContractReport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every source must do. Each check runs the route {@code source -> danube:} against an embedded broker behind a proxy
 * that makes faults, and looks with a client of its own at what Danube has stored. A connector's test extends this, and
 * says in {@link #source()} how its system is filled.
 */
public abstract class SourceContract {

    /** For tests of connectors. */
    protected SourceContract() {}

    /** Returns the source; asked once. */
    protected abstract SourceUnderTest source();

    /** Returns what is checked, of what applies to the source. */
    List<SourceCheck> checks() {
        return SourceCheck.all();
    }

    @TestFactory
    Stream<DynamicTest> keepsTheContract(@TempDir Path directory) {
        var source = source();
        var house = new SourceHouse();
        var report = new ContractReport(source.system, "source", source.peer)
                .fact("guarantee", "AT_LEAST_ONCE")
                .fact(
                        "promises",
                        source.promises.stream().map(Enum::name).sorted().toList());
        var checks = checks().stream()
                .filter(check -> applies(check, source, report))
                .map(check ->
                        DynamicTest.dynamicTest(check.name(), () -> run(check, source, house, directory, report)));
        return Stream.concat(
                        checks,
                        report.saidBy(source.system + "-source").stream()
                                .map(check -> DynamicTest.dynamicTest("the Kamelet's annotations are true", check)))
                .onClose(() -> {
                    house.close();
                    report.publish(Path.of("target", "contract"));
                });
    }

    private static boolean applies(SourceCheck check, SourceUnderTest source, ContractReport report) {
        var applies = check.applies().test(source);
        if (!applies) {
            report.notApplicable(check.name(), "the source does not promise it, or cannot be asked");
        }
        return applies;
    }

    private static void run(
            SourceCheck check, SourceUnderTest source, SourceHouse house, Path directory, ContractReport report) {
        report.run(check.name(), source.peer, () -> {
            try (var bench = house.bench(source, directory)) {
                check.body().check(bench);
            }
        });
    }
}
