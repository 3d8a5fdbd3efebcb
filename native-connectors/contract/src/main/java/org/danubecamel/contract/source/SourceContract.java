package org.danubecamel.contract.source;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
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
        var report = new SourceReport(source);
        return checks().stream()
                .filter(check -> check.applies().test(source))
                .map(check -> DynamicTest.dynamicTest(check.name(), () -> {
                    try (var time = report.time(check);
                            var bench = house.bench(source, directory)) {
                        check.body().check(bench);
                        time.passed();
                    }
                }))
                .onClose(() -> {
                    house.close();
                    report.print();
                });
    }
}
