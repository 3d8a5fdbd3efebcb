package org.danubecamel.contract.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import org.slf4j.LoggerFactory;

/**
 * Looks for words in everything that this JVM logs, by SLF4J and by {@code java.util.logging}, at the finest level, from
 * its opening to its closing. Meanwhile nothing is printed. At most one at a time.
 */
public final class LogSearch implements AutoCloseable {

    private static final int MOST_FOUND = 20;

    private final List<String> words;
    private final List<String> found = new CopyOnWriteArrayList<>();
    private final AtomicLong searched = new AtomicLong();
    private final LoggerContext loggers;
    private final Map<Logger, Level> levels = new HashMap<>();
    private final List<ch.qos.logback.core.Appender<ILoggingEvent>> silenced = new CopyOnWriteArrayList<>();
    private final Search search = new Search();
    private final JavaLogging javaLogging = new JavaLogging();
    private final java.util.logging.Level javaLevel;

    private LogSearch(List<String> words, LoggerContext loggers) {
        this.words = List.copyOf(words);
        this.loggers = loggers;
        javaLevel = rootOfJavaLogging().getLevel();
    }

    /**
     * Begins to search.
     *
     * @throws IllegalStateException if SLF4J does not log by Logback, which is where this looks
     */
    public static LogSearch of(List<String> words) {
        if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext loggers)) {
            throw new IllegalStateException("SLF4J logs by "
                    + LoggerFactory.getILoggerFactory().getClass().getName()
                    + ", and the contract suite reads what Logback is given. Remove other providers, such as"
                    + " slf4j-simple, from the module's dependencies.");
        }
        var opened = new LogSearch(words, loggers);
        opened.open();
        return opened;
    }

    private void open() {
        var root = loggers.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.iteratorForAppenders().forEachRemaining(silenced::add);
        silenced.forEach(root::detachAppender);
        for (var logger : loggers.getLoggerList()) {
            levels.put(logger, logger.getLevel());
            if (logger.getLevel() != null) {
                logger.setLevel(Level.ALL);
            }
        }
        search.setContext(loggers);
        search.start();
        root.addAppender(search);
        rootOfJavaLogging().setLevel(java.util.logging.Level.ALL);
        rootOfJavaLogging().addHandler(javaLogging);
    }

    /** Returns the first lines that have one of the words. */
    public List<String> found() {
        return List.copyOf(found);
    }

    /** Returns how many lines were looked at. */
    public long searched() {
        return searched.get();
    }

    @Override
    public void close() {
        rootOfJavaLogging().removeHandler(javaLogging);
        rootOfJavaLogging().setLevel(javaLevel);
        var root = loggers.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.detachAppender(search);
        search.stop();
        levels.forEach(Logger::setLevel);
        silenced.forEach(root::addAppender);
    }

    private static java.util.logging.Logger rootOfJavaLogging() {
        return LogManager.getLogManager().getLogger("");
    }

    private void search(String logger, String line) {
        searched.incrementAndGet();
        for (var word : words) {
            if (line.contains(word) && found.size() < MOST_FOUND) {
                found.add(logger + ": " + line);
            }
        }
    }

    private final class Search extends AppenderBase<ILoggingEvent> {

        @Override
        protected void append(ILoggingEvent event) {
            var throwable = event.getThrowableProxy();
            search(
                    event.getLoggerName(),
                    event.getLevel() + " " + event.getFormattedMessage() + " " + event.getMDCPropertyMap()
                            + (throwable == null ? "" : "\n" + ThrowableProxyUtil.asString(throwable)));
        }
    }

    private final class JavaLogging extends Handler {

        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord event) {
            var line = new StringWriter();
            line.append(formatter.formatMessage(event));
            if (event.getThrown() != null) {
                event.getThrown().printStackTrace(new PrintWriter(line, true));
            }
            search(String.valueOf(event.getLoggerName()), event.getLevel() + " " + line);
        }

        @Override
        public void flush() {
            // Nothing is kept back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
