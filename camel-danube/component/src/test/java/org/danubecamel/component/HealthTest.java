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
            await().untilAsserted(() -> assertThat(check(danube).getMessage().orElse(""))
                    .startsWith("DNB-2001"));
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
            await().until(() -> "SUSPENDED".equals(check(danube).getDetails().get("danube.status")));
            assertThat(check(danube).getState()).isEqualTo(HealthCheck.State.UP);
        }
    }

    @Test
    void countsForReadinessAndNotForLiveness() throws Exception {
        try (var danube = new Danube()) {
            danube.receiving("");
            var check = HealthCheckHelper.getHealthCheck(danube.context, "danube-consumer-receiver");
            assertThat(check.isReadiness()).isTrue();
            assertThat(check.isLiveness()).isFalse();
        }
    }

    @Test
    void leavesWithTheRoute() throws Exception {
        try (var danube = new Danube()) {
            danube.receiving("");
            danube.context.getRouteController().stopRoute("receiver");
            assertThat(HealthCheckHelper.getHealthCheck(danube.context, "danube-consumer-receiver"))
                    .isNull();
        }
    }

    private static HealthCheck.Result check(Danube danube) {
        return HealthCheckHelper.getHealthCheck(danube.context, "danube-consumer-receiver")
                .call();
    }
}
