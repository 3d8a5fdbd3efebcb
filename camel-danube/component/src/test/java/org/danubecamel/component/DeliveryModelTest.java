package org.danubecamel.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Inbox, consumer, failure handling and batch together: whatever the order in which messages arrive and arrive again, sinks
 * write, refuse, report nonsense and lose answers, connections break, topics are made again, and processes stop and are
 * killed, the {@linkplain ModelRules rules} hold. {@code -Ddanube.test.interleavings=1000000} is the long form.
 */
class DeliveryModelTest {

    private static final int INTERLEAVINGS = Integer.getInteger("danube.test.interleavings", 20_000);

    /** Enough for each planted defect to come to light. */
    private static final int FOR_A_DEFECT = 2_000;

    private final PrintStream log = System.err;
    private OfflineConsumer offline;
    private DanubeConsumer owner;

    /** Millions of failures that are meant to be would each be logged. */
    @BeforeEach
    void begin() throws Exception {
        System.setErr(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        offline = new OfflineConsumer();
        offline.configuration().setDeadLetter("mock:dead");
        owner = (DanubeConsumer)
                offline.context.getEndpoint(OfflineConsumer.ORDERS).createConsumer(exchange -> {});
        owner.setExceptionHandler(new SilentExceptionHandler());
    }

    @AfterEach
    void end() {
        offline.close();
        System.setErr(log);
    }

    @Test
    void theRulesHold() throws Exception {
        for (var seed = 0L; seed < INTERLEAVINGS; seed++) {
            try {
                new ModelInterleaving(seed, ModelDefect.NONE, owner).run();
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("With seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void theRulesAreBrokenBy(ModelDefect defect) throws Exception {
        assertThat(isNoticed(defect)).as(defect.name()).isTrue();
    }

    private boolean isNoticed(ModelDefect defect) throws Exception {
        for (var seed = 0L; seed < FOR_A_DEFECT; seed++) {
            try {
                new ModelInterleaving(seed, defect, owner).run();
            } catch (AssertionError e) {
                return true;
            }
        }
        return false;
    }
}
