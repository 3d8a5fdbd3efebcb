package org.danubecamel.connector.files.writer;

/** A record of a message was refused after others of the same message were in a file, where they must not stay. */
final class PartlyWrittenException extends Exception {

    private static final long serialVersionUID = 1;

    PartlyWrittenException() {
        super("A message is in a file in part");
    }
}
