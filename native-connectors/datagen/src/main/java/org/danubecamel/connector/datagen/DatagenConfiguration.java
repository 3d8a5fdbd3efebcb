package org.danubecamel.connector.datagen;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.spi.UriPath;
import org.danubecamel.connector.OptionProblems;
import org.danubecamel.connector.datagen.generator.Pattern;
import org.danubecamel.records.format.Compression;
import org.jspecify.annotations.Nullable;

/** The options of {@code danube-datagen:} endpoints. */
@UriParams
public final class DatagenConfiguration implements Cloneable {

    private static final double FASTEST = 10_000_000;

    @UriPath(
            enums = "orders,users,pageviews,events,metrics,sequence,random,key_value,changes",
            description = "What the records are about")
    @Metadata(required = true)
    private String pattern = "";

    @UriParam(
            label = "consumer",
            defaultValue = "1",
            description =
                    "How many records are made in a second, 0 to 10000000; less than one is possible, as in 0.1. With 0,"
                            + " as many as the route takes. A route that is slower gets no more later than one second"
                            + " has, so that nothing bursts.")
    private double eventsPerSecond = 1;

    @UriParam(
            label = "consumer",
            defaultValue = "0",
            description = "With which record to end, counted from 1 and over restarts. With 0 there is no end.")
    private long maxEvents;

    @UriParam(
            label = "consumer",
            description =
                    "What makes the values differ from those of another source. The same seed gives the same records. By"
                            + " default a random one, which is kept with the position.")
    private @Nullable Long seed;

    @UriParam(
            label = "consumer",
            defaultValue = "datagen",
            description = "A name for the stream, which is in a header and in change events")
    private String streamName = "datagen";

    @UriParam(
            label = "consumer",
            defaultValue = "false",
            description =
                    "Whether records are inserts, updates and deletes of rows, with the row before and after. The pattern"
                            + " changes is orders in this mode; metrics do not change.")
    private boolean cdcMode;

    @UriParam(label = "consumer", defaultValue = "JSON", description = "How a record stands in the body")
    private DatagenFormat format = DatagenFormat.JSON;

    @UriParam(label = "consumer", defaultValue = "NONE", description = "How bodies are compressed as a whole")
    private Compression compression = Compression.NONE;

    @UriParam(
            label = "consumer,advanced",
            defaultValue = "2026-01-01T00:00:00Z",
            description =
                    "The time within the first record, as ISO-8601 in UTC. Each record's is about 100 ms after the"
                            + " one before, however fast they come.")
    private String startTime = "2026-01-01T00:00:00Z";

    /** Creates a configuration with the defaults. */
    public DatagenConfiguration() {}

    DatagenConfiguration copy() {
        try {
            return (DatagenConfiguration) clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }

    void check(OptionProblems problems) {
        var known = Pattern.named(pattern);
        if (known.isEmpty()) {
            problems.add("Pattern " + pattern + " is unknown. Allowed: " + String.join(", ", Pattern.names()) + ".");
        } else if (cdcMode && !known.get().changes()) {
            problems.add("Option cdcMode=true cannot be used with " + pattern
                    + ", which do not change. Remove it, or use another pattern.");
        }
        if (!(eventsPerSecond >= 0 && eventsPerSecond <= FASTEST)) {
            problems.add("Option eventsPerSecond=" + eventsPerSecond + " is out of range. Allowed: 0 to 10000000.");
        }
        problems.atLeast("maxEvents", maxEvents, 0);
        try {
            Instant.parse(startTime);
        } catch (DateTimeException e) {
            problems.add("Option startTime=" + startTime + " is no time. Allowed: one like 2026-01-01T00:00:00Z.");
        }
    }

    Pattern pattern() {
        return Pattern.named(pattern).orElseThrow();
    }

    Instant start() {
        return Instant.parse(startTime);
    }

    /** The seed that is given, or else another one each time. */
    long seedOrRandom() {
        return seed == null ? ThreadLocalRandom.current().nextLong(1L << 53) : seed;
    }

    public String getPattern() {
        return pattern;
    }

    /** What the records are about. */
    public void setPattern(String pattern) {
        this.pattern = pattern;
    }

    public double getEventsPerSecond() {
        return eventsPerSecond;
    }

    /** How many records are made in a second; with 0, as many as the route takes. */
    public void setEventsPerSecond(double eventsPerSecond) {
        this.eventsPerSecond = eventsPerSecond;
    }

    public long getMaxEvents() {
        return maxEvents;
    }

    /** With which record to end, counted from 1 and over restarts; 0 for no end. */
    public void setMaxEvents(long maxEvents) {
        this.maxEvents = maxEvents;
    }

    public @Nullable Long getSeed() {
        return seed;
    }

    /** What makes the values differ from those of another source; null for a random one. */
    public void setSeed(@Nullable Long seed) {
        this.seed = seed;
    }

    public String getStreamName() {
        return streamName;
    }

    /** A name for the stream. */
    public void setStreamName(String streamName) {
        this.streamName = streamName;
    }

    public boolean isCdcMode() {
        return cdcMode;
    }

    /** Whether records are inserts, updates and deletes of rows. */
    public void setCdcMode(boolean cdcMode) {
        this.cdcMode = cdcMode;
    }

    public DatagenFormat getFormat() {
        return format;
    }

    /** How a record stands in the body. */
    public void setFormat(DatagenFormat format) {
        this.format = format;
    }

    public Compression getCompression() {
        return compression;
    }

    /** How bodies are compressed as a whole. */
    public void setCompression(Compression compression) {
        this.compression = compression;
    }

    public String getStartTime() {
        return startTime;
    }

    /** The time within the first record, as ISO-8601 in UTC. */
    public void setStartTime(String startTime) {
        this.startTime = startTime;
    }
}
