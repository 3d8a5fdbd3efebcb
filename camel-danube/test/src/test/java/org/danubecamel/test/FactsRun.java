package org.danubecamel.test;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import java.util.regex.Pattern;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Runs the facts of one class in a JVM of its own and prints the name of each that fails, then {@code done}. */
final class FactsRun {

    private FactsRun() {}

    public static void main(String[] arguments) {
        var summary = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectPackage("org.danubecamel.test"))
                                .filters(
                                        ClassNameFilter.includeClassNamePatterns(".*\\." + Pattern.quote(arguments[0])))
                                .build(),
                        summary);
        summary.getSummary()
                .getFailures()
                .forEach(failure ->
                        System.out.println(failure.getTestIdentifier().getLegacyReportingName()));
        System.out.println("done");
    }
}
