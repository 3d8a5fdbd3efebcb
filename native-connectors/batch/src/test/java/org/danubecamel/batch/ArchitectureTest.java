package org.danubecamel.batch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.apache.camel.AsyncCallback;
import org.danubecamel.batch.internal.Completion;
import org.junit.jupiter.api.Test;

/** Rules that hold for the whole module, each proven by a class that breaks it. */
class ArchitectureTest {

    private static final JavaClasses MODULE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.danubecamel.batch");

    private static final ArchRule NOBODY_SLEEPS = noClasses().should().callMethod(Thread.class, "sleep", long.class);

    private static final ArchRule RESULTS_ARE_GIVEN_IN_ONE_PLACE = noClasses()
            .that()
            .doNotHaveSimpleName("Entry")
            .should()
            .callMethod(Completion.class, "complete", Exception.class);

    private static final ArchRule EXCHANGES_ARE_COMPLETED_IN_ONE_PLACE = noClasses()
            .that()
            .doNotHaveSimpleName("DanubeBatchProducer")
            .should()
            .callMethod(AsyncCallback.class, "done", boolean.class);

    private static final ArchRule FAILURES_STAND_ALONE = noClasses()
            .that()
            .resideInAPackage("..failure..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.danubecamel.batch", "..batch.internal..", "..batch.sink..");

    private static final ArchRule THE_ENGINE_KNOWS_NO_ENDPOINT = noClasses()
            .that()
            .resideInAPackage("..internal..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.danubecamel.batch", "org.apache.camel..");

    @Test
    void nobodySleeps() {
        NOBODY_SLEEPS.check(MODULE);
    }

    @Test
    void resultsAreGivenInOnePlace() {
        RESULTS_ARE_GIVEN_IN_ONE_PLACE.check(MODULE);
        EXCHANGES_ARE_COMPLETED_IN_ONE_PLACE.check(MODULE);
    }

    @Test
    void packagesDependOnEachOtherInOneDirection() {
        FAILURES_STAND_ALONE.check(MODULE);
        THE_ENGINE_KNOWS_NO_ENDPOINT.check(MODULE);
    }

    @Test
    void noticesOffenders() {
        assertThat(breaks(NOBODY_SLEEPS)).isTrue();
        assertThat(breaks(RESULTS_ARE_GIVEN_IN_ONE_PLACE)).isTrue();
        assertThat(breaks(EXCHANGES_ARE_COMPLETED_IN_ONE_PLACE)).isTrue();
    }

    private static boolean breaks(ArchRule rule) {
        return rule.evaluate(new ClassFileImporter().importClasses(Offender.class))
                .hasViolation();
    }

    static final class Offender {

        void offend(Completion completion, AsyncCallback callback) throws InterruptedException {
            Thread.sleep(1);
            completion.complete(null);
            callback.done(true);
        }
    }
}
