package org.danubecamel.connector.files.reader;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import org.danubecamel.connector.source.FilePositionStore;
import org.danubecamel.connector.source.Position;
import org.danubecamel.connector.source.PositionStore;
import org.danubecamel.connector.source.PositionedReader;
import org.danubecamel.connector.source.PositionedSource;
import org.jspecify.annotations.Nullable;

/** The files of a directory. */
public final class FilesSource implements PositionedSource {

    private final ReaderOptions options;
    private final Clock clock;
    private final Disposal disposal;
    private boolean opened;

    /** Creates a source of what the options say. */
    public FilesSource(ReaderOptions options) {
        this(options, Clock.systemUTC());
    }

    FilesSource(ReaderOptions options, Clock clock) {
        this.options = options;
        this.clock = clock;
        this.disposal = new Disposal(options);
    }

    @Override
    public String name() {
        return options.name();
    }

    @Override
    public String identity() {
        return "danube-files:" + options.directory() + " format="
                + options.format().kind() + (options.tail() ? " tail" : "");
    }

    @Override
    public void check() throws IOException {
        // Fails if it cannot be listed.
        Files.newDirectoryStream(options.directory()).close();
    }

    @Override
    public PositionedReader open(@Nullable Position after) throws IOException {
        if (options.tail()) {
            return new TailReader(options, after, clock);
        }
        var position = after == null ? null : FilePosition.of(after);
        var ledger = position == null
                ? Ledger.begin(options.state(), options.name())
                : Ledger.open(options.state(), options.name(), position.ledger(), position.read());
        disposal.readAgainAfter(ledger.number(), ledger.count());
        var reader = new DirectoryReader(options, ledger, position == null ? null : position.file(), disposal, clock);
        if (!opened) {
            // Later positions may be those of records that are still being published.
            reader.tidy();
            opened = true;
        }
        return reader;
    }

    @Override
    public void stored(Position position) {
        if (!options.tail()) {
            var stored = FilePosition.of(position);
            disposal.stored(stored.ledger(), stored.read());
        }
    }

    @Override
    public PositionStore systemStore() {
        return new FilePositionStore(options.state(), options.name());
    }
}
