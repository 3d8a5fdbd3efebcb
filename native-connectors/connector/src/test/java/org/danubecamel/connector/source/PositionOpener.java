package org.danubecamel.connector.source;

import java.nio.file.Path;

/** A process that opens a position and says what came of it. */
public final class PositionOpener {

    private PositionOpener() {}

    public static void main(String[] arguments) throws Exception {
        try (var store = new FilePositionStore(Path.of(arguments[0]), "orders")) {
            System.out.println("opened " + store.open("source"));
        } catch (SourceSetupException e) {
            System.out.println(e.getMessage());
        }
    }
}
