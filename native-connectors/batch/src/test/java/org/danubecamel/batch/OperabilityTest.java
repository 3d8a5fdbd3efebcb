package org.danubecamel.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.management.ManagementFactory;
import java.net.ConnectException;
import javax.management.ObjectName;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an operator sees. */
class OperabilityTest {

    private final BatchContext batch = new BatchContext();

    @AfterEach
    void stop() {
        batch.close();
    }

    @Test
    void isUpWhileNothingFails() throws Exception {
        batch.batch("&batchSize=1");
        assertThat(health().getState()).isEqualTo(HealthCheck.State.UP);
        batch.send("a");
        batch.assertAllSucceed();
        assertThat(health().getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(health().getDetails()).containsKey("danube.batch.last.success");
    }

    @Test
    void isDownFromTheFirstFailureToTheNextSuccess() throws Exception {
        batch.batch("&batchSize=1");
        batch.sink.failing(items -> new ConnectException("refused"));
        batch.send("a").failure();
        var first = health();
        assertThat(first.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(first.getMessage().orElse(""))
                .startsWith("danube-batch:test has written nothing to direct://sink since ")
                .endsWith("java.net.ConnectException: refused");
        assertThat(first.getDetails()).containsEntry("danube.batch.failure.kind", "SYSTEM");
        batch.send("b").failure();
        assertThat(health().getDetails().get("danube.batch.since"))
                .isEqualTo(first.getDetails().get("danube.batch.since"));
        batch.sink.mend();
        batch.send("c").failure();
        assertThat(health().getState()).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void staysUpWhereARecordIsToBlame() throws Exception {
        batch.batch("&writeGuarantee=ATOMIC&batchSize=4" + BatchContext.PATIENT);
        batch.sink.refusing(3);
        batch.sendNumbers(4);
        assertThat(batch.failed()).containsExactly(3);
        assertThat(health().getState()).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void countsForReadinessAndNotForLiveness() throws Exception {
        batch.batch("");
        assertThat(check().isReadiness()).isTrue();
        assertThat(check().isLiveness()).isFalse();
    }

    @Test
    void goesWithItsRoute() throws Exception {
        batch.batch("");
        batch.context.getRouteController().stopRoute("in");
        assertThat(check()).isNull();
    }

    @Test
    void canBeReadByJmx() throws Exception {
        batch.batch("&writeGuarantee=ATOMIC&batchSize=4&maxPendingRecords=5" + BatchContext.PATIENT);
        batch.sink.refusing("0");
        for (var number = 0; number < 4; number++) {
            batch.send(String.valueOf(number));
        }
        assertThat(batch.failed()).containsExactly("0");
        batch.send("parked");
        assertThat(attribute("Name")).isEqualTo("test");
        assertThat(attribute("Batches")).isEqualTo(5L);
        assertThat(attribute("Records")).isEqualTo(3L);
        assertThat(attribute("Bytes")).isEqualTo(3L);
        assertThat(attribute("Rejected")).isEqualTo(1L);
        assertThat(attribute("Failed")).isEqualTo(0L);
        assertThat(attribute("Halvings")).isEqualTo(2L);
        await().until(() -> attribute("Pending").equals(1));
    }

    private HealthCheck.Result health() {
        return check().call();
    }

    private HealthCheck check() {
        return HealthCheckHelper.getHealthCheck(batch.context, "danube-batch-test");
    }

    private Object attribute(String name) throws Exception {
        var server = ManagementFactory.getPlatformMBeanServer();
        var pattern = new ObjectName("org.apache.camel:context=" + batch.context.getManagementName()
                + ",type=endpoints,name=\"danube-batch*\"");
        var found = server.queryNames(pattern, null);
        assertThat(found).hasSize(1);
        return server.getAttribute(found.iterator().next(), name);
    }
}
