package org.danubecamel.client;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.grpc.Status;
import org.danubecamel.client.internal.wire.Failures;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

class ArchitectureTest {
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.danubecamel.client");

    private static final ArchRule NOBODY_SLEEPS = noClasses().should().callMethod(Thread.class, "sleep", long.class);

    private static final ArchRule NOBODY_PRINTS =
            noClasses().should().accessField(System.class, "out").orShould().accessField(System.class, "err");

    private static final ArchRule ONE_PLACE_READS_THE_BROKERS_TEXTS = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(Failures.class.getName())
            .and()
            .haveNameNotMatching(".*\\.Failures\\$.*")
            .should()
            .callMethod(Status.class, "getDescription");

    /** Breaks each rule once. */
    private static final class Offender {
        static String offend() throws InterruptedException {
            Thread.sleep(0);
            System.out.flush();
            return Status.OK.getDescription();
        }
    }

    private static final JavaClasses OFFENDER = new ClassFileImporter().importClasses(Offender.class);

    private static void holdsAndIsBrokenByTheOffender(ArchRule rule) {
        rule.check(MAIN);
        assertThat(rule.evaluate(OFFENDER).hasViolation()).isTrue();
    }

    @Test
    void nobodySleeps() {
        holdsAndIsBrokenByTheOffender(NOBODY_SLEEPS);
    }

    @Test
    void nobodyPrints() {
        holdsAndIsBrokenByTheOffender(NOBODY_PRINTS);
    }

    @Test
    void onePlaceReadsTheBrokersTexts() {
        holdsAndIsBrokenByTheOffender(ONE_PLACE_READS_THE_BROKERS_TEXTS);
    }

    @Test
    void sendingAndReceivingKnowNothingOfEachOther() {
        slices().matching("org.danubecamel.client.internal.(send|receive)..")
                .should()
                .notDependOnEachOther()
                .check(MAIN);
    }

    @Test
    void theWireKnowsNothingOfThoseWhoUseIt() {
        noClasses()
                .that()
                .resideInAPackage("..internal.wire..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..internal.send..", "..internal.receive..")
                .check(MAIN);
    }

    @Test
    void onlyTheEntryUsesWhatIsInternal() {
        noClasses()
                .that()
                .resideInAPackage("org.danubecamel.client")
                .and()
                .haveNameNotMatching(".*\\.DanubeClient(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..internal..")
                .check(MAIN);
    }

    @Test
    void theInterfacesOfTheClientSpeakNoProtocolBuffers() {
        noClasses()
                .that()
                .resideInAPackage("org.danubecamel.client")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.google.protobuf..", "io.grpc..", "org.danubecamel.protocol..")
                .check(MAIN);
    }

    @Test
    void classesAreFinal() {
        classes()
                .that()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .and()
                .areNotAnonymousClasses()
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(MAIN);
    }

    @Test
    void loggersAreConstants() {
        fields().that()
                .haveRawType(Logger.class)
                .should()
                .bePrivate()
                .andShould()
                .beStatic()
                .andShould()
                .beFinal()
                .check(MAIN);
    }
}
