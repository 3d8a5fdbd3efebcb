package org.danubecamel.batch.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.sql.BatchUpdateException;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeTimedOutException;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.NoTypeConversionAvailableException;
import org.apache.camel.TypeConversionException;
import org.apache.camel.ValidationException;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefaultFailureClassifierTest {

    private static final Exchange EXCHANGE = new DefaultExchange(new DefaultCamelContext());

    private final DefaultFailureClassifier classifier = new DefaultFailureClassifier();

    static Stream<Throwable> aboutARecord() {
        return Stream.of(
                new TypeConversionException("x", Integer.class, new NumberFormatException("x")),
                new NoTypeConversionAvailableException("x", Integer.class),
                new InvalidPayloadException(EXCHANGE, Integer.class),
                new ValidationException(EXCHANGE, "the name is missing"),
                new SQLDataException("too long"),
                new SQLIntegrityConstraintViolationException("duplicate"),
                new IllegalStateException("wrapped", new ValidationException(EXCHANGE, "the name is missing")));
    }

    @ParameterizedTest
    @MethodSource
    void aboutARecord(Throwable failure) {
        assertThat(classifier.classify(failure)).isEqualTo(FailureKind.RECORD);
    }

    static Stream<Throwable> aboutTheSystem() {
        return Stream.of(
                new ConnectException("refused"),
                new SocketTimeoutException("late"),
                new UnknownHostException("nowhere"),
                new HttpTimeoutException("late"),
                new ClosedChannelException(),
                new SSLHandshakeException("expired"),
                new TimeoutException("late"),
                new ExchangeTimedOutException(EXCHANGE, 1),
                new RejectedExecutionException("full"),
                new InterruptedException("stop"),
                new AccessDeniedException("/data"),
                new FileSystemException("/data", null, "No space left on device"),
                new IOException("Connection reset by peer"),
                new IOException("Broken pipe"),
                new OutOfMemoryError("heap"),
                new NoClassDefFoundError("driver"),
                new SQLRecoverableException("gone"),
                new SQLTimeoutException("late"),
                new DirectConsumerNotAvailableException("not started", EXCHANGE),
                new CamelExecutionException(
                        "wrapped", EXCHANGE, new UncheckedIOException(new ConnectException("refused"))));
    }

    @ParameterizedTest
    @MethodSource
    void aboutTheSystem(Throwable failure) {
        assertThat(classifier.classify(failure)).isEqualTo(FailureKind.SYSTEM);
    }

    static Stream<Throwable> aboutNobodyKnowsWhat() {
        return Stream.of(
                new IllegalArgumentException("x"),
                new NullPointerException(),
                new StackOverflowError(),
                new EOFException(),
                new FileNotFoundException("x"),
                new URISyntaxException("x", "from data"),
                new IOException((String) null),
                new SQLException("x"));
    }

    @ParameterizedTest
    @MethodSource
    void aboutNobodyKnowsWhat(Throwable failure) {
        assertThat(classifier.classify(failure)).isEqualTo(FailureKind.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "22001, RECORD",
        "22P02, RECORD",
        "23505, RECORD",
        "23000, RECORD",
        "08006, SYSTEM",
        "53300, SYSTEM",
        "57P01, SYSTEM",
        "40001, SYSTEM",
        "40P01, SYSTEM",
        "58030, SYSTEM",
        "28P01, SYSTEM",
        "3D000, SYSTEM",
        "55P03, SYSTEM",
        "25006, SYSTEM",
        "42501, SYSTEM",
        "42P01, SYSTEM",
        "42S02, SYSTEM",
        "HYT00, SYSTEM",
        "42601, UNKNOWN",
        "42703, UNKNOWN",
        "HY000, UNKNOWN",
        "22, UNKNOWN"
    })
    void knowsSqlStates(String state, FailureKind kind) {
        assertThat(classifier.classify(new SQLException("x", state))).isEqualTo(kind);
    }

    @Test
    void looksAtTheFurtherExceptionsOfABatchUpdate() {
        var batch = new BatchUpdateException(new int[0]);
        batch.setNextException(new SQLException("too long", "22001"));
        assertThat(classifier.classify(batch)).isEqualTo(FailureKind.RECORD);
    }

    @ParameterizedTest
    @CsvSource({
        "400, RECORD",
        "409, RECORD",
        "413, RECORD",
        "422, RECORD",
        "401, SYSTEM",
        "403, SYSTEM",
        "404, SYSTEM",
        "408, SYSTEM",
        "429, SYSTEM",
        "500, SYSTEM",
        "503, SYSTEM",
        "599, SYSTEM",
        "200, UNKNOWN",
        "302, UNKNOWN",
        "405, UNKNOWN",
        "0, UNKNOWN",
        "600, UNKNOWN"
    })
    void knowsHttpStatuses(int status, FailureKind kind) {
        assertThat(classifier.classify(new HttpFailure(status))).isEqualTo(kind);
        assertThat(classifier.classify(new AmazonFailure(status))).isEqualTo(kind);
    }

    @Test
    void doesNotTakeAStatusOfAnotherTypeForAnHttpStatus() {
        assertThat(classifier.classify(new TextFailure())).isEqualTo(FailureKind.UNKNOWN);
    }

    @Test
    void survivesAnAccessorThatThrows() {
        assertThat(classifier.classify(new BrokenFailure())).isEqualTo(FailureKind.UNKNOWN);
    }

    @Test
    void believesTheOutermostThatDecides() {
        assertThat(classifier.classify(new HttpFailure(503, new SQLException("x", "22001"))))
                .isEqualTo(FailureKind.SYSTEM);
        assertThat(classifier.classify(new HttpFailure(422, new ConnectException("x"))))
                .isEqualTo(FailureKind.RECORD);
    }

    @Test
    void takesABodyThatIsReadFromABrokenConnectionForTheSystems() {
        assertThat(classifier.classify(
                        new TypeConversionException("stream", byte[].class, new ConnectException("reset"))))
                .isEqualTo(FailureKind.SYSTEM);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void believesWhatAFailureSaysOfItself(boolean wrapped) {
        var declared = new DeclaredFailure(FailureKind.UNKNOWN, new SQLException("x", "22001"));
        assertThat(classifier.classify(wrapped ? new IllegalStateException(declared) : declared))
                .isEqualTo(FailureKind.UNKNOWN);
    }

    @Test
    void survivesACircularChain() {
        var outer = new IllegalStateException("outer");
        outer.initCause(new IllegalStateException("inner", outer));
        assertThat(classifier.classify(outer)).isEqualTo(FailureKind.UNKNOWN);
    }

    public static class HttpFailure extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final int status;

        HttpFailure(int status) {
            this(status, null);
        }

        HttpFailure(int status, Throwable cause) {
            super(cause);
            this.status = status;
        }

        public int getStatusCode() {
            return status;
        }
    }

    public static final class AmazonFailure extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final int status;

        AmazonFailure(int status) {
            this.status = status;
        }

        public int statusCode() {
            return status;
        }
    }

    public static final class TextFailure extends RuntimeException {

        private static final long serialVersionUID = 1;

        public String getStatusCode() {
            return "400";
        }
    }

    public static final class BrokenFailure extends RuntimeException {

        private static final long serialVersionUID = 1;

        public int getStatusCode() {
            throw new IllegalStateException("none yet");
        }
    }

    private static final class DeclaredFailure extends RuntimeException implements ClassifiedFailure {

        private static final long serialVersionUID = 1;

        private final FailureKind kind;

        DeclaredFailure(FailureKind kind, Throwable cause) {
            super(cause);
            this.kind = kind;
        }

        @Override
        public FailureKind failureKind() {
            return kind;
        }
    }
}
