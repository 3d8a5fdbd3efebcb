package org.danubecamel.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.danubecamel.embedded.EmbeddedBroker;
import org.junit.jupiter.api.Test;

class HealthTest {

    @Test
    void isUpWhileTheConsumerIsConnected() throws Exception {
        try (var danube = new Danube()) {
            danube.receiving("");
            assertThat(check(danube).getState()).isEqualTo(HealthCheck.State.UP);
        }
    }

    @Test
    void isDownWithTheReasonWhileTheBrokerCannotBeReached() throws Exception {
        try (var danube = new Danube("http://127.0.0.1:1")) {
            danube.route(routes -> routes.from("danube:orders?subscriptionName=test")
                    .routeId("receiver")
                    .log("x"));
            await().untilAsserted(() ->
                    assertThat(check(danube).getMessage().orElse("")).startsWith("DNB-2001"));
            var result = check(danube);
            assertThat(result.getState()).isEqualTo(HealthCheck.State.DOWN);
            assertThat(result.getDetails())
                    .containsEntry("danube.service.url", "http://127.0.0.1:1")
                    .containsEntry("danube.status", "CONNECTING")
                    .containsEntry("route.id", "receiver")
                    .containsKey("danube.since");
        }
    }

    @Test
    void goesDownWhenTheBrokerGoesAway() throws Exception {
        var broker = EmbeddedBroker.builder().build().start();
        try (var danube = new Danube(broker.serviceUrl())) {
            danube.receiving("");
            broker.close();
            await().until(() -> check(danube).getState() == HealthCheck.State.DOWN);
        }
    }

    @Test
    void isUpWhileSuspendedOnPurpose() throws Exception {
        try (var danube = new Danube()) {
            danube.receiving("");
            danube.context.getRouteController().suspendRoute("receiver");
            var check = danube.consumer("receiver").getHealthCheck();
            await().until(() -> "SUSPENDED".equals(check.call().getDetails().get("danube.status")));
            assertThat(check.call().getState()).isEqualTo(HealthCheck.State.UP);
        }
    }

    @Test
    void countsForReadinessAndNotForLiveness() throws Exception {
        try (var danube = new Danube()) {
            danube.receiving("");
            var check = danube.consumer("receiver").getHealthCheck();
            assertThat(check.isReadiness()).isTrue();
            assertThat(check.isLiveness()).isFalse();
        }
    }

    @Test
    void canBeSwitchedOffForTheComponent() throws Exception {
        try (var danube = new Danube()) {
            danube.component.setHealthCheckConsumerEnabled(false);
            danube.receiving("");
            assertThat(danube.consumer("receiver").getHealthCheck().isEnabled()).isFalse();
        }
    }

    /** Asks as an application's readiness probe does: Camel's repository of all consumers finds ours. */
    private static HealthCheck.Result check(Danube danube) {
        HealthCheckHelper.getHealthCheckRepository(danube.context, "consumers");
        return HealthCheckHelper.getHealthCheck(danube.context, "consumer:receiver")
                .call();
    }
}
