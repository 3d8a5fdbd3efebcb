package org.danubecamel.batch.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class FailureClassifierTest {

    private static final ConnectException OUTAGE = new ConnectException("refused");

    private final DefaultCamelContext context = new DefaultCamelContext();

    @Test
    void isTheDefaultOneWithoutABean() {
        assertThat(FailureClassifier.of(context).classify(OUTAGE)).isEqualTo(FailureKind.SYSTEM);
    }

    @Test
    void isTheBeanInTheRegistry() {
        bind("mine", failure -> FailureKind.RECORD);
        assertThat(FailureClassifier.of(context).classify(OUTAGE)).isEqualTo(FailureKind.RECORD);
    }

    @Test
    void fallsBackOnTheDefaultOne() {
        bind("mine", failure -> null);
        assertThat(FailureClassifier.of(context).classify(OUTAGE)).isEqualTo(FailureKind.SYSTEM);
        assertThat(FailureClassifier.of(failure -> FailureKind.UNKNOWN).classify(OUTAGE))
                .isEqualTo(FailureKind.SYSTEM);
    }

    @Test
    void fallsBackOnTheDefaultOneWhereTheBeanFails() {
        bind("mine", failure -> {
            throw new IllegalStateException("broken");
        });
        assertThat(FailureClassifier.of(context).classify(OUTAGE)).isEqualTo(FailureKind.SYSTEM);
    }

    @Test
    void doesNotAskABeanAboutAFailureThatKnowsItself() {
        bind("mine", failure -> FailureKind.RECORD);
        var whole = new BatchNotWrittenException("x", FailureKind.UNKNOWN, 1_000, false, OUTAGE);
        assertThat(FailureClassifier.of(context).classify(whole)).isEqualTo(FailureKind.UNKNOWN);
    }

    @Test
    void refusesToChooseBetweenTwoBeans() {
        bind("one", failure -> null);
        bind("other", failure -> null);
        assertThatThrownBy(() -> FailureClassifier.of(context))
                .hasMessageStartingWith("DNB-3001 There are 2 beans of type FailureClassifier")
                .hasMessageContaining("other");
    }

    private void bind(String name, FailureClassifier classifier) {
        context.getRegistry().bind(name, FailureClassifier.class, classifier);
    }
}
