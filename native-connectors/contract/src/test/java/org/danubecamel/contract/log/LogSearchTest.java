package org.danubecamel.contract.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

final class LogSearchTest {

    private static final Logger LOG = LoggerFactory.getLogger("org.danubecamel.batch.any");
    private static final java.util.logging.Logger JAVA_LOG = java.util.logging.Logger.getLogger("any.driver");

    @Test
    void findsAWordInAMessageAtTheFinestLevel() {
        try (var search = LogSearch.of(List.of("s3cret"))) {
            LOG.trace("connecting with {}", "s3cret");
            assertThat(search.found()).singleElement().asString().contains("connecting with s3cret");
        }
    }

    @Test
    void findsAWordInTheCauseOfWhatWasThrown() {
        try (var search = LogSearch.of(List.of("s3cret"))) {
            LOG.debug("failed", new IllegalStateException("outer", new IllegalArgumentException("no s3cret here")));
            assertThat(search.found()).hasSize(1);
        }
    }

    @Test
    void findsAWordInTheContextOfALine() {
        try (var search = LogSearch.of(List.of("s3cret"));
                var context = MDC.putCloseable("token", "s3cret")) {
            LOG.info("working");
            assertThat(search.found()).hasSize(1);
        }
    }

    @Test
    void findsWhatADriverLogsByJavaItself() {
        try (var search = LogSearch.of(List.of("s3cret"))) {
            JAVA_LOG.log(java.util.logging.Level.FINEST, "FE=> Password({0})", "s3cret");
            assertThat(search.found()).hasSize(1);
        }
    }

    @Test
    void countsTheLinesThatItLookedAt() {
        try (var search = LogSearch.of(List.of("s3cret"))) {
            var before = search.searched();
            LOG.trace("nothing");
            assertThat(search.searched()).isGreaterThan(before);
            assertThat(search.found()).isEmpty();
        }
    }

    @Test
    void levelsAreWhatTheyWereWhenItIsClosed() {
        LogSearch.of(List.of("s3cret")).close();
        assertThat(LOG.isErrorEnabled()).isFalse();
        assertThat(JAVA_LOG.isLoggable(java.util.logging.Level.FINEST)).isFalse();
    }
}
