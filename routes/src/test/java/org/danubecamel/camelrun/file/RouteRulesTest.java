package org.danubecamel.camelrun.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rules on each route file, and files that break them. */
final class RouteRulesTest {

    private static final RouteFile SOUND = new RouteFile(
            Path.of("log", "danube-to-log.camel.yaml"),
            RouteFile.read(Path.of("src/test/routes/sound.camel.yaml")).text().replace("sound", "danube-to-log"));

    @TestFactory
    Stream<DynamicTest> everyRouteKeepsTheRules() {
        return RouteFile.all().stream()
                .map(file -> DynamicTest.dynamicTest(
                        file.name(), () -> assertThat(RouteRules.broken(file)).isEmpty()));
    }

    @Test
    void aSoundRouteBreaksNone() {
        assertThat(RouteRules.broken(SOUND)).isEmpty();
    }

    @Test
    void whatCamelsSchemaDoesNotAllowIsFound() {
        assertFinds("      steps:", "      stages:", "stages");
    }

    @Test
    void anOptionOfAStepThatIsNoneIsFound() {
        assertFinds("            uri: log:order", "            uri: log:order\n            retry: 3", "retry");
    }

    @Test
    void aNameThatIsNotOfItsFolderIsFound() {
        var elsewhere = new RouteFile(Path.of("kafka", "danube-to-log.camel.yaml"), SOUND.text());

        assertThat(RouteRules.broken(elsewhere)).singleElement().asString().contains("danube-to-kafka");
    }

    @Test
    void aCommandThatRunsAnotherFileIsFound() {
        assertFinds("camel run danube-to-log", "camel run danube-to-file", "the command runs danube-to-file");
    }

    @Test
    void aCommandThatLacksADependencyIsFound() {
        assertFinds(
                "--dep=mvn:org.danubecamel:camel-danube-kamelets",
                "--dep=mvn:org.danubecamel:camel-danube",
                "depends on");
    }

    @Test
    void aCommandOfAnotherVersionIsFound() {
        assertFinds("kamelets:", "kamelets:9.", "depends on");
    }

    @Test
    void aPlaceholderWithoutAPropertyIsFound() {
        assertFinds(" --prop=topic=orders", "", "placeholders");
    }

    @Test
    void aPropertyWithoutAPlaceholderIsFound() {
        assertFinds(" --prop=topic=orders", " --prop=topic=orders --prop=more=1", "placeholders");
    }

    @Test
    void aKameletThatDoesNotExistIsFound() {
        assertFinds("log:order", "kamelet:no-such-sink", "no Kamelet no-such-sink");
    }

    @Test
    void aParameterThatTheKameletDoesNotHaveIsFound() {
        assertFinds("        topic: ", "        queue: ", "danube-source requires");
    }

    @Test
    void aRouteThatDoesNotBeginWithDanubeIsFound() {
        assertFinds("kamelet:danube-source", "timer:orders", "begin with danube-source");
    }

    @Test
    void aFileWithoutACommandIsFound() {
        var silent = new RouteFile(SOUND.path(), SOUND.text().replace("# camel run", "# run"));

        assertThatThrownBy(() -> RouteRules.broken(silent)).hasMessageContaining("0 commands");
    }

    private static void assertFinds(String sound, String planted, String finding) {
        assertThat(SOUND.text()).contains(sound);

        var broken = RouteRules.broken(new RouteFile(SOUND.path(), SOUND.text().replaceFirst(sound, planted)));

        assertThat(broken).anySatisfy(what -> assertThat(what).contains(finding));
    }
}
