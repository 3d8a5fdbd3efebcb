package org.danubecamel.connector.datagen;

import java.util.function.LongSupplier;
import org.danubecamel.connector.source.Position;
import org.danubecamel.connector.source.PositionedReader;
import org.danubecamel.connector.source.PositionedSource;
import org.jspecify.annotations.Nullable;

/** Records by number. There is nothing that could be away, and nothing to check. */
final class DatagenSource implements PositionedSource {

    private final DatagenConfiguration options;
    private final LongSupplier nanoTime;

    DatagenSource(DatagenConfiguration options, LongSupplier nanoTime) {
        this.options = options;
        this.nanoTime = nanoTime;
    }

    @Override
    public String name() {
        return DatagenConstants.SCHEME + "-" + options.pattern().lowerCaseName();
    }

    /** All that decides what a record is, but for a random seed, which is in the position. */
    @Override
    public String identity() {
        var seed = options.getSeed() == null ? "random" : options.getSeed().toString();
        return DatagenConstants.SCHEME + ":" + options.pattern().lowerCaseName() + " cdcMode=" + options.isCdcMode()
                + " seed=" + seed + " startTime=" + options.start() + " streamName=" + options.getStreamName();
    }

    @Override
    public void check() {}

    @Override
    public PositionedReader open(@Nullable Position after) {
        return new DatagenReader(options, DatagenPosition.of(after, options), nanoTime);
    }
}
