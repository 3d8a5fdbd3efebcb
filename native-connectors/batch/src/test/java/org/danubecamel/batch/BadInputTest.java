package org.danubecamel.batch;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.danubecamel.batch.failure.FailureClassifier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each mistake gets one clear error: what was given, what is allowed, what to do. */
class BadInputTest {

    private final BatchContext batch = new BatchContext();

    @AfterEach
    void stop() {
        batch.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "danube-batch:a | DNB-3001 danube-batch:a: Option uri is missing. Give the sink, as in"
                        + " danube-batch:a?uri=direct:write.",
                "danube-batch:a?uri=direct:b&batchSize=0 | Option batchSize=0 is out of range. Allowed: 1 or more.",
                "danube-batch:a?uri=direct:b&batchSize=0&batchInterval=0 | Option batchInterval=0 is out of range",
                "danube-batch:a?uri=direct:b&batchIdleTimeout=-1 | Allowed: 0 or more.",
                "danube-batch:a?uri=direct:b&maxPendingRecords=10 | Option maxPendingRecords=10 is out of range. Allowed:"
                        + " 1000 or more.",
                "danube-batch:a?uri=direct:b&maxPendingBytes=10 | Option maxPendingBytes=10 is out of range",
                "danube-batch:a?uri=direct:b&writeGuarantee=EXACTLY_ONCE | DNB-3001 Option writeGuarantee=EXACTLY_ONCE cannot"
                        + " be used. Allowed: one of [ATOMIC, REPORTS, IDEMPOTENT, NONE]",
                "danube-batch:a?uri=direct:b&batchSize=many | Option batchSize=many cannot be used. Allowed: a value of type"
                        + " int",
                "danube-batch:a?uri=direct:b&flush=1&size=2 | DNB-3001 Unknown option flush, size. Allowed: batchBody,",
                "danube-batch:a?uri=direct:b&passwd=x | write that in RAW()"
            })
    void isReportedWhenTheEndpointIsMade(String uri, String error) {
        batch.context.start();
        assertThatThrownBy(() -> batch.context.getEndpoint(uri)).hasStackTraceContaining(error);
    }

    @Test
    void doesNotRepeatTheValueOfAnUnknownOptionBecauseItMayBeASecret() {
        batch.context.start();
        assertThatThrownBy(() -> batch.context.getEndpoint("danube-batch:a?uri=direct:b&passwrd=geheim"))
                .cause()
                .hasMessageNotContaining("geheim");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "danube-batch:a?uri=nothing:b | nothing",
                "danube-batch:a?uri=danube-batch:a?uri=direct:b | DNB-3001 danube-batch:a has itself as its sink"
            })
    void isReportedWhenTheRouteStarts(String uri, String error) {
        assertThatThrownBy(() -> batch.routes(routes -> routes.from("direct:in").to(uri)))
                .hasStackTraceContaining(error);
    }

    @Test
    void cannotBeReadFrom() {
        assertThatThrownBy(() -> batch.routes(
                        routes -> routes.from("danube-batch:a?uri=direct:b").log("x")))
                .hasStackTraceContaining("DNB-3001 danube-batch: can be written to, and not be read from");
    }

    @Test
    void mustNotChooseBetweenTwoClassifiers() {
        batch.context.getRegistry().bind("one", FailureClassifier.class, (FailureClassifier) failure -> null);
        batch.context.getRegistry().bind("other", FailureClassifier.class, (FailureClassifier) failure -> null);
        assertThatThrownBy(() -> batch.batch("")).hasStackTraceContaining("DNB-3001 There are 2 beans");
    }

    @Test
    void mayNameOneOfTwoClassifiers() throws Exception {
        batch.context.getRegistry().bind("one", FailureClassifier.class, (FailureClassifier) failure -> null);
        batch.context.getRegistry().bind("other", FailureClassifier.class, (FailureClassifier) failure -> null);
        batch.batch("&failureClassifier=#one&batchSize=1");
        batch.send("a");
        batch.assertAllSucceed();
    }
}
