package org.danubecamel.test.delivery;

/** A payload is not as a sequenced producer made it. */
final class CorruptPayloadException extends Exception {

    private static final long serialVersionUID = 1;

    CorruptPayloadException(String message) {
        super(message);
    }
}
