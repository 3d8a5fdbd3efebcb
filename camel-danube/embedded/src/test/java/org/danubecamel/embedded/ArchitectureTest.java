package org.danubecamel.embedded;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.danubecamel.client.planted.Planted;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final ArchRule NOT_THE_CLIENT =
            noClasses().should().dependOnClassesThat().resideInAPackage("org.danubecamel.client..");

    private static final ArchRule NO_SLEEP = noClasses().should().callMethod(Thread.class, "sleep", long.class);

    private final JavaClasses main = new ClassFileImporter()
            .importUrl(
                    EmbeddedBroker.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    void theBrokerDoesNotDependOnTheClient() {
        NOT_THE_CLIENT.check(main);
    }

    @Test
    void nothingSleeps() {
        NO_SLEEP.check(main);
    }

    @Test
    void theRulesFindWhatTheyForbid() {
        JavaClasses offenders = new ClassFileImporter().importClasses(Sleeper.class, Planted.class, Offender.class);

        assertThat(NO_SLEEP.evaluate(offenders).hasViolation()).isTrue();
        assertThat(NOT_THE_CLIENT.evaluate(offenders).hasViolation()).isTrue();
    }

    private static final class Sleeper {

        void sleep() throws InterruptedException {
            Thread.sleep(1);
        }
    }

    private static final class Offender {

        private final Planted planted = new Planted();
    }
}
