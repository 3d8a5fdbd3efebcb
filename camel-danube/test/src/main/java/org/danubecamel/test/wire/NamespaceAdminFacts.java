package org.danubecamel.test.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.grpc.Status.Code;
import org.danubecamel.protocol.admin.Empty;
import org.danubecamel.test.BrokerUnderTest;
import org.junit.jupiter.api.Test;

/** Namespaces are made by the admin; {@code default} and {@code system} always exist. */
final class NamespaceAdminFacts extends AdminFacts {

    @Test
    void defaultAndSystemAlwaysExist() {
        assertThat(admin().brokers().listNamespaces(Empty.getDefaultInstance()).getNamespacesList())
                .contains("default", "system");
    }

    @Test
    void aNewNamespaceTakesTopics() {
        var namespace = newNamespace();

        var topic = wire.producer("/" + namespace + "/topic").topic();

        assertThat(admin().namespaces()
                        .getNamespaceTopics(Admin.namespace(namespace))
                        .getTopicsList())
                .containsExactly(topic.substring(1));
        assertThat(admin().topics()
                        .listNamespaceTopics(Admin.namespace(namespace))
                        .getTopicsList())
                .extracting(info -> info.getName(), info -> info.getDelivery())
                .containsExactly(tuple(topic, "Reliable"));
    }

    @Test
    void aNamespaceThatExistsIsNotMadeAgain() {
        var namespace = newNamespace();

        assertThat(Refusal.of(() -> admin().namespaces().createNamespace(Admin.namespace(namespace)))
                        .getCode())
                .isEqualTo(Code.NOT_FOUND);
    }

    @Test
    void aDeletedNamespaceTakesNoTopics() {
        var namespace = newNamespace();

        assertThat(admin().namespaces()
                        .deleteNamespace(Admin.namespace(namespace))
                        .getSuccess())
                .isTrue();

        Refusal.expect(
                Code.UNAVAILABLE, "Unable to find the namespace", () -> wire.producer("/" + namespace + "/topic"));
    }

    @Test
    void aNamespaceWithTopicsIsNotDeleted() {
        var namespace = newNamespace();
        wire.producer("/" + namespace + "/topic");

        assertThat(Refusal.of(() -> admin().namespaces().deleteNamespace(Admin.namespace(namespace)))
                        .getCode())
                .isEqualTo(Code.NOT_FOUND);
    }

    @Test
    void policiesAreJson() {
        assertThat(admin().namespaces()
                        .getNamespacePolicies(Admin.namespace(newNamespace()))
                        .getPolicies())
                .startsWith("{");
    }

    private String newNamespace() {
        var namespace = BrokerUnderTest.uniqueName("namespace");
        assertThat(admin().namespaces()
                        .createNamespace(Admin.namespace(namespace))
                        .getSuccess())
                .isTrue();
        return namespace;
    }
}
