package org.danubecamel.records.format.parquet;

import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/** Hands prepared records to the library. */
final class RecordWriteSupport extends WriteSupport<@Nullable Object[]> {

    private final MessageType type;
    private final StructEncoder encoder;
    private @Nullable RecordConsumer out;

    RecordWriteSupport(MessageType type, StructEncoder encoder) {
        this.type = type;
        this.encoder = encoder;
    }

    /** Demanded of each subclass; nobody who has Hadoop's configuration comes here. */
    @Override
    @Deprecated
    public WriteContext init(Configuration configuration) {
        throw new UnsupportedOperationException("Hadoop is not used");
    }

    @Override
    public WriteContext init(ParquetConfiguration configuration) {
        return new WriteContext(type, Map.of());
    }

    @Override
    public void prepareForWrite(RecordConsumer consumer) {
        out = consumer;
    }

    @Override
    public void write(@Nullable Object[] prepared) {
        var consumer = out;
        if (consumer == null) {
            throw new IllegalStateException("Nothing was made ready");
        }
        consumer.startMessage();
        encoder.writeFields(consumer, prepared);
        consumer.endMessage();
    }
}
