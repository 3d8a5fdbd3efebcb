package org.danubecamel.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the README in Java and in YAML. */
final class ReadmeExamplesTest {

    @Test
    void theJavaExampleCompilesAndDeliversWhatItSends(@TempDir Path folder) throws Exception {
        var source = Files.writeString(folder.resolve("Orders.java"), Readme.PAGE.block("java", "class Orders"));
        var errors = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-cp", System.getProperty("java.class.path"), source.toString());
        assertThat(errors).as("errors of the compiler").isZero();

        try (var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            var routes = loader.loadClass("Orders").getConstructor().newInstance();
            var main = new Main();
            main.configure().addRoutesBuilder((RoutesBuilder) routes);

            assertDeliveries(main);
        }
    }

    @Test
    void theYamlExampleDeliversWhatItSends(@TempDir Path folder) throws Exception {
        var file = Files.writeString(
                folder.resolve("orders.camel.yaml"), Readme.PAGE.block("yaml", "# orders.camel.yaml"));
        var main = new Main();
        main.addInitialProperty("camel.component.danube.service-url", "embedded:");
        main.configure().withRoutesIncludePattern(file.toUri().toString());

        assertDeliveries(main);
    }

    @Test
    void thePipeReceives(@TempDir Path folder) throws Exception {
        var file =
                Files.writeString(folder.resolve("orders.pipe.yaml"), Readme.PAGE.block("yaml", "# orders.pipe.yaml"));
        var main = new Main();
        main.configure().withRoutesIncludePattern(file.toUri().toString());
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("timer:shop?period=100").setBody(constant("order 1234")).to("danube:orders?serviceUrl=embedded:");
            }
        });

        assertDeliveries(main);
    }

    private static void assertDeliveries(Main main) {
        var deliveries = new Deliveries();
        main.init();
        main.getCamelContext().getManagementStrategy().addEventNotifier(deliveries);
        main.start();
        try {
            await().untilAsserted(() -> assertThat(deliveries.bodies()).hasSizeGreaterThanOrEqualTo(2));
        } finally {
            main.stop();
        }
        assertThat(deliveries.bodies()).allMatch(body -> body.matches("order \\d{4}"));
    }
}
