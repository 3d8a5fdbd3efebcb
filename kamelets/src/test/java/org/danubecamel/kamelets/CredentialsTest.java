package org.danubecamel.kamelets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** Credentials with every awkward character reach their target unchanged in the two ways that the rules allow. */
final class CredentialsTest {

    private static final String AWKWARD = "p+%&?{}#";

    @Test
    void aCredentialFromAPropertyArrivesUnchanged() throws Exception {
        var headers = login(
                "kamelet:login-sink",
                Map.of("camel.kamelet.login-sink.password", AWKWARD, "camel.kamelet.login-sink.token", AWKWARD));

        assertThat(headers)
                .containsEntry("password", AWKWARD)
                .containsEntry(Vault.PASSWORD, AWKWARD)
                .containsEntry(Vault.TOKEN, AWKWARD);
    }

    @Test
    void aCredentialInTheUriArrivesUnchanged() throws Exception {
        var headers = login("kamelet:login-sink?password=RAW(" + AWKWARD + ")&token=RAW(" + AWKWARD + ")", Map.of());

        assertThat(headers)
                .containsEntry("password", AWKWARD)
                .containsEntry(Vault.PASSWORD, AWKWARD)
                .containsEntry(Vault.TOKEN, AWKWARD);
    }

    @Test
    void anOptionalCredentialMayBeLeftOut() throws Exception {
        var headers = login("kamelet:login-sink", Map.of("camel.kamelet.login-sink.password", AWKWARD));

        assertThat(headers).containsEntry(Vault.PASSWORD, AWKWARD).containsEntry(Vault.TOKEN, null);
    }

    private static Map<String, Object> login(String uri, Map<String, Object> properties) throws Exception {
        try (var camel = new DefaultCamelContext()) {
            camel.addComponent("login", new LoginComponent());
            properties.forEach(
                    (name, value) -> camel.getPropertiesComponent().addInitialProperty(name, value.toString()));
            camel.start();
            try (var template = camel.createProducerTemplate()) {
                Exchange result = template.request(uri, exchange -> {});
                if (result.getException() != null) {
                    throw result.getException();
                }
                return result.getMessage().getHeaders();
            }
        }
    }
}
