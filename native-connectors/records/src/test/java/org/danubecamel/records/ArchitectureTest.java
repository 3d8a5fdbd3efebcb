package org.danubecamel.records;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Values stand below formats, and each error is explained. */
class ArchitectureTest {

    private static final ArchRule VALUES_KNOW_NO_FORMAT = noClasses()
            .that()
            .resideInAnyPackage(
                    "org.danubecamel.records", "..records.convert..", "..records.mapping..", "..records.json..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..records.format..", "org.apache.avro..", "com.google.protobuf..");

    @Test
    void valuesKnowNoFormat() {
        VALUES_KNOW_NO_FORMAT.check(module());
    }

    @Test
    void aClassThatBreaksARuleIsFound() {
        var broken = new ClassFileImporter().importClasses(UsesAFormat.class);

        assertThat(VALUES_KNOW_NO_FORMAT.evaluate(broken).hasViolation()).isTrue();
    }

    @Test
    void eachReasonIsInTheTableOfErrors() throws IOException {
        var page = Files.readString(Path.of("../../docs/troubleshooting.md"));

        for (var reason : RecordException.Reason.values()) {
            assertThat(page).contains("| `" + reason.id() + "` |");
        }
    }

    private static com.tngtech.archunit.core.domain.JavaClasses module() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.danubecamel.records");
    }

    static final class UsesAFormat {
        final org.danubecamel.records.format.Format format = org.danubecamel.records.format.Formats.json();
    }
}
