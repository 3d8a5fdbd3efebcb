package org.danubecamel.batch;

import java.time.Duration;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.spi.UriPath;
import org.danubecamel.batch.failure.FailureClassifier;
import org.danubecamel.batch.internal.Limits;
import org.danubecamel.batch.sink.WriteGuarantee;
import org.jspecify.annotations.Nullable;

/**
 * The options of {@code danube-batch:} endpoints. Set on the component they are the defaults of all its endpoints, each of
 * which has a copy.
 */
@UriParams
public final class DanubeBatchConfiguration implements Cloneable {

    @UriPath(
            description =
                    "The name of the batch. Endpoints of one name share one batch, and must have the same options."
                            + " It stands in logs, metrics and health checks.")
    @Metadata(required = true)
    private String name = "";

    @UriParam(
            label = "producer",
            description = "The sink: URI of any endpoint that takes a list, called once for each batch. To keep its own"
                    + " options apart from those of the batch, write it in RAW(), or name a route, as in direct:write.")
    @Metadata(required = true)
    private String uri = "";

    @UriParam(
            label = "producer",
            defaultValue = "1000",
            description = "How many records a batch has at most, 1 or more. It is written when it is full.")
    private int batchSize = 1_000;

    @UriParam(
            label = "producer",
            defaultValue = "8388608",
            description =
                    "How many bytes the bodies of a batch have at most, 1 or more; a larger record is a batch of its"
                            + " own. Counted are bytes, text, streams and files; other bodies count as 0.")
    private long batchBytes = 8L << 20;

    @UriParam(
            label = "producer",
            defaultValue = "1000",
            javaType = "java.time.Duration",
            description = "How long a record waits for others at most, in milliseconds, 1 or more")
    private long batchInterval = 1_000;

    @UriParam(
            label = "producer",
            defaultValue = "50",
            javaType = "java.time.Duration",
            description =
                    "After how much silence the records that are there are written, in milliseconds. Where the sources"
                            + " are found to wait for results, it is not waited for. With 0 only batchInterval counts.")
    private long batchIdleTimeout = 50;

    @UriParam(
            label = "producer",
            defaultValue = "BODY",
            description = "What the list holds: the bodies of the messages, or copies of whole messages with headers")
    private BatchBody batchBody = BatchBody.BODY;

    @UriParam(
            label = "producer",
            description =
                    "What a failed call of the sink is worth, if the sink does not say so itself. ATOMIC: nothing was"
                            + " written. REPORTS: the sink names what it did not write. IDEMPOTENT: writing again changes nothing."
                            + " For these, a batch with bad records is written in smaller calls. NONE, the default: nothing is"
                            + " known, and a batch fails whole.")
    private @Nullable WriteGuarantee writeGuarantee;

    @UriParam(
            label = "producer",
            description = "Expression in Camel's simple language for the identity of a record, such as"
                    + " ${header.orderId}. By default the header CamelDanubeMessageId, if there is one.")
    private @Nullable String recordId;

    @UriParam(
            label = "producer,advanced",
            defaultValue = "1",
            description =
                    "How many batches may be under way at once, 1 or more. With 1, records are written and completed"
                            + " in the order of arrival; with more, batches overtake each other.")
    private int maxBatchesInFlight = 1;

    @UriParam(
            label = "producer,advanced",
            defaultValue = "0",
            description =
                    "How many records may have no result yet, no less than batchSize. Beyond it, senders wait. With 0,"
                            + " ten times batchSize.")
    private int maxPendingRecords;

    @UriParam(
            label = "producer,advanced",
            defaultValue = "0",
            description =
                    "How many bytes records without result may have, no less than batchBytes. Beyond it, senders wait."
                            + " With 0, eight times batchBytes.")
    private long maxPendingBytes;

    @UriParam(
            label = "producer,advanced",
            defaultValue = "30000",
            javaType = "java.time.Duration",
            description = "How long a sender waits for room, in milliseconds, 0 or more. Then its exchange fails.")
    private long pendingTimeout = 30_000;

    @UriParam(
            label = "producer,advanced",
            description =
                    "Decides whether a failure is about a record or the system. By default the bean of this type in"
                            + " the registry, if there is one; what it leaves open is decided by types and codes.")
    private @Nullable FailureClassifier failureClassifier;

    /** Creates a configuration with the defaults. */
    public DanubeBatchConfiguration() {}

    DanubeBatchConfiguration copy() {
        try {
            return (DanubeBatchConfiguration) clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }

    Limits limits() {
        return new Limits(
                batchSize,
                batchBytes,
                Duration.ofMillis(batchInterval),
                Duration.ofMillis(batchIdleTimeout),
                maxBatchesInFlight,
                effectivePendingRecords(),
                effectivePendingBytes(),
                Duration.ofMillis(pendingTimeout));
    }

    int effectivePendingRecords() {
        return maxPendingRecords == 0 ? (int) Math.min(Integer.MAX_VALUE, 10L * batchSize) : maxPendingRecords;
    }

    long effectivePendingBytes() {
        return maxPendingBytes == 0 ? Math.min(Long.MAX_VALUE / 8, batchBytes) * 8 : maxPendingBytes;
    }

    public String getName() {
        return name;
    }

    /** The name of the batch. Endpoints of one name share one batch, and must have the same options. */
    public void setName(String name) {
        this.name = name;
    }

    public String getUri() {
        return uri;
    }

    /** The sink: URI of any endpoint that takes a list, called once for each batch. */
    public void setUri(String uri) {
        this.uri = uri;
    }

    public int getBatchSize() {
        return batchSize;
    }

    /** How many records a batch has at most, 1 or more. */
    public void setBatchSize(int batchSize) {
        this.batchSize = batchSize;
    }

    public long getBatchBytes() {
        return batchBytes;
    }

    /** How many bytes the bodies of a batch have at most, 1 or more; a larger record is a batch of its own. */
    public void setBatchBytes(long batchBytes) {
        this.batchBytes = batchBytes;
    }

    public long getBatchInterval() {
        return batchInterval;
    }

    /** How long a record waits for others at most, in milliseconds, 1 or more. */
    public void setBatchInterval(long batchInterval) {
        this.batchInterval = batchInterval;
    }

    public long getBatchIdleTimeout() {
        return batchIdleTimeout;
    }

    /** After how much silence the records that are there are written, in milliseconds; with 0 only the interval counts. */
    public void setBatchIdleTimeout(long batchIdleTimeout) {
        this.batchIdleTimeout = batchIdleTimeout;
    }

    public BatchBody getBatchBody() {
        return batchBody;
    }

    /** What the list holds: the bodies of the messages, or copies of whole messages with headers. */
    public void setBatchBody(BatchBody batchBody) {
        this.batchBody = batchBody;
    }

    public @Nullable WriteGuarantee getWriteGuarantee() {
        return writeGuarantee;
    }

    /** What a failed call of the sink is worth, if the sink does not say so itself. */
    public void setWriteGuarantee(@Nullable WriteGuarantee writeGuarantee) {
        this.writeGuarantee = writeGuarantee;
    }

    public @Nullable String getRecordId() {
        return recordId;
    }

    /** Expression in Camel's simple language for the identity of a record. */
    public void setRecordId(@Nullable String recordId) {
        this.recordId = recordId;
    }

    public int getMaxBatchesInFlight() {
        return maxBatchesInFlight;
    }

    /** How many batches may be under way at once, 1 or more. */
    public void setMaxBatchesInFlight(int maxBatchesInFlight) {
        this.maxBatchesInFlight = maxBatchesInFlight;
    }

    public int getMaxPendingRecords() {
        return maxPendingRecords;
    }

    /** How many records may have no result yet, no less than batchSize; with 0, ten times batchSize. */
    public void setMaxPendingRecords(int maxPendingRecords) {
        this.maxPendingRecords = maxPendingRecords;
    }

    public long getMaxPendingBytes() {
        return maxPendingBytes;
    }

    /** How many bytes records without result may have, no less than batchBytes; with 0, eight times batchBytes. */
    public void setMaxPendingBytes(long maxPendingBytes) {
        this.maxPendingBytes = maxPendingBytes;
    }

    public long getPendingTimeout() {
        return pendingTimeout;
    }

    /** How long a sender waits for room, in milliseconds, 0 or more. */
    public void setPendingTimeout(long pendingTimeout) {
        this.pendingTimeout = pendingTimeout;
    }

    public @Nullable FailureClassifier getFailureClassifier() {
        return failureClassifier;
    }

    /** Decides whether a failure is about a record or the system. */
    public void setFailureClassifier(@Nullable FailureClassifier failureClassifier) {
        this.failureClassifier = failureClassifier;
    }
}
