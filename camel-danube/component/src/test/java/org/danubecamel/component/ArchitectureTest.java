package org.danubecamel.component;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.danubecamel.client.Delivery;
import org.junit.jupiter.api.Test;

/** Rules that hold for the whole component, each proven by a class that breaks it. */
class ArchitectureTest {

    private static final JavaClasses COMPONENT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.danubecamel.component");

    private static final ArchRule ONE_PLACE_ACKNOWLEDGES = noClasses()
            .that()
            .doNotHaveSimpleName("Acknowledgement")
            .should()
            .callMethodWhere(
                    com.tngtech.archunit.core.domain.JavaCall.Predicates.target(owner(assignableTo(Delivery.class)))
                            .and(com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                                    name("acknowledge").or(name("negativeAcknowledge")))));

    private static final ArchRule NOBODY_SLEEPS = noClasses().should().callMethod(Thread.class, "sleep", long.class);

    @Test
    void onlyOneClassAcknowledges() {
        ONE_PLACE_ACKNOWLEDGES.check(COMPONENT);
    }

    @Test
    void nobodySleeps() {
        NOBODY_SLEEPS.check(COMPONENT);
    }

    @Test
    void noticesAnotherClassThatAcknowledges() {
        assertThat(breaks(ONE_PLACE_ACKNOWLEDGES)).isTrue();
    }

    @Test
    void noticesASleep() {
        assertThat(breaks(NOBODY_SLEEPS)).isTrue();
    }

    private static boolean breaks(ArchRule rule) {
        return rule.evaluate(new ClassFileImporter().importClasses(Offender.class))
                .hasViolation();
    }

    static final class Offender {
        void acknowledge(Delivery delivery) throws InterruptedException {
            delivery.acknowledge();
            Thread.sleep(1);
        }
    }
}
