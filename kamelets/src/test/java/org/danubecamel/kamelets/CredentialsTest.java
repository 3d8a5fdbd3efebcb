package org.danubecamel.kamelets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** Credentials with every awkward character reach beans and endpoints unchanged, however a Kamelet is given them. */
final class CredentialsTest {

    private static final String AWKWARD = "p+%&?{}#";
    private static final String PASSWORD = "camel.kamelet.login-action.password";
    private static final String TOKEN = "camel.kamelet.login-action.token";

    @Test
    void aCredentialFromAPropertyArrivesUnchanged() throws Exception {
        var headers = login("kamelet:login-action?user=ada", Map.of(PASSWORD, AWKWARD, TOKEN, AWKWARD));

        assertArrived(headers, AWKWARD);
    }

    @Test
    void aPropertyThatLooksEncodedIsNotDecoded() throws Exception {
        var headers = login("kamelet:login-action?user=ada", Map.of(PASSWORD, "p%2Bw", TOKEN, "p%2Bw"));

        assertArrived(headers, "p%2Bw");
    }

    @Test
    void aCredentialInTheUriArrivesUnchanged() throws Exception {
        var headers = login(
                "kamelet:login-action?user=ada&password=RAW(" + AWKWARD + ")&token=RAW(" + AWKWARD + ")", Map.of());

        assertArrived(headers, AWKWARD);
    }

    @Test
    void aPropertyMayNameAnother() throws Exception {
        var headers = login(
                "kamelet:login-action?user=ada",
                Map.of(PASSWORD, "{{db.password}}", TOKEN, "{{db.password}}", "db.password", AWKWARD));

        assertArrived(headers, AWKWARD);
    }

    @Test
    void aPropertyMayNameAVariableOfTheEnvironment() throws Exception {
        var headers = login("kamelet:login-action?user=ada", Map.of(PASSWORD, "{{env:PATH}}", TOKEN, "{{env:path}}"));

        assertArrived(headers, System.getenv("PATH"));
    }

    @Test
    void whatIsNotFoundIsAnErrorThatNamesIt() {
        assertThatThrownBy(() -> login("kamelet:login-action?user=ada", Map.of(PASSWORD, "{{nowhere}}")))
                .hasStackTraceContaining("nowhere");
    }

    @Test
    void anOptionalCredentialMayBeLeftOut() throws Exception {
        var headers = login("kamelet:login-action?user=ada", Map.of(PASSWORD, AWKWARD));

        assertThat(headers).containsEntry("password", AWKWARD).containsEntry("token", "");
    }

    @Test
    void twoRoutesMayHaveTwoCredentials() throws Exception {
        try (var camel = context(Map.of())) {
            var first = request(camel, "kamelet:login-action?user=ada&password=one");
            var second = request(camel, "kamelet:login-action?user=bob&password=two");

            assertThat(first).containsEntry("password", "one");
            assertThat(second).containsEntry("password", "two");
        }
    }

    @Test
    void aPipeGivesACredentialAsItStandsInIt() throws Exception {
        assertArrived(throughPipe(AWKWARD, Map.of()), AWKWARD);
    }

    @Test
    void aPipeMayNameAProperty() throws Exception {
        assertArrived(throughPipe("{{db.password}}", Map.of("db.password", AWKWARD)), AWKWARD);
    }

    @Test
    void outsideOfAKameletThereIsNothingToReferTo() throws Exception {
        try (var camel = context(Map.of())) {
            assertThatThrownBy(() -> camel.resolvePropertyPlaceholders("{{danube-secret:password}}"))
                    .hasStackTraceContaining("DNB-3621");
        }
    }

    private static void assertArrived(Map<String, Object> headers, String credential) {
        assertThat(headers)
                .containsEntry("password", credential)
                .containsEntry("token", credential)
                .containsEntry(Vault.PASSWORD, credential);
    }

    private static Map<String, Object> login(String uri, Map<String, String> properties) throws Exception {
        try (var camel = context(properties)) {
            return request(camel, uri);
        }
    }

    private static Map<String, Object> throughPipe(String credential, Map<String, String> properties) throws Exception {
        try (var camel = context(properties)) {
            var login = Map.of("user", "ada", "password", credential, "token", credential);
            Pipe.from("direct:in").step("login-action", login).to("mock:out").load(camel);
            request(camel, "direct:in");
            return camel.getEndpoint("mock:out", MockEndpoint.class)
                    .getExchanges()
                    .get(0)
                    .getMessage()
                    .getHeaders();
        }
    }

    private static DefaultCamelContext context(Map<String, String> properties) {
        var camel = new DefaultCamelContext();
        camel.addComponent("login", new LoginComponent());
        properties.forEach(camel.getPropertiesComponent()::addInitialProperty);
        camel.start();
        return camel;
    }

    private static Map<String, Object> request(DefaultCamelContext camel, String uri) throws Exception {
        try (var template = camel.createProducerTemplate()) {
            Exchange result = template.request(uri, exchange -> {});
            if (result.getException() != null) {
                throw result.getException();
            }
            return result.getMessage().getHeaders();
        }
    }
}
