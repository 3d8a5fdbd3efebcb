package org.danubecamel.batch;

import org.apache.camel.spi.Metadata;

/** The headers of the exchange that the sink is called with. Nothing is copied from the records' own headers. */
public final class DanubeBatchConstants {

    /** The scheme of the endpoint URIs. */
    public static final String SCHEME = "danube-batch";

    @Metadata(label = "producer", description = "The name of the batch endpoint", javaType = "String")
    public static final String BATCH_NAME = "CamelDanubeBatchName";

    @Metadata(label = "producer", description = "How many records the list has", javaType = "Integer")
    public static final String BATCH_SIZE = "CamelDanubeBatchSize";

    @Metadata(
            label = "producer",
            description = "The identity of the first record, if it has one: see the option recordId",
            javaType = "String")
    public static final String BATCH_FIRST_ID = "CamelDanubeBatchFirstId";

    @Metadata(
            label = "producer",
            description = "The identity of the last record, if it has one: see the option recordId",
            javaType = "String")
    public static final String BATCH_LAST_ID = "CamelDanubeBatchLastId";

    @Metadata(
            label = "producer",
            description =
                    "A deduplication token: 64 hexadecimal digits that are the same whenever the list has the same"
                            + " records, in whatever order. Set only if each record has an identity.",
            javaType = "String")
    public static final String BATCH_TOKEN = "CamelDanubeBatchToken";

    /** The header that holds a record's identity, unless the option {@code recordId} says otherwise. */
    static final String MESSAGE_ID = "CamelDanubeMessageId";

    private DanubeBatchConstants() {}
}
