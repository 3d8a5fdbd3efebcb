package org.danubecamel.examples.quickstart;

/** A reason not to start that the user can remove. Its message is one line: what is wrong and what to do. */
final class SetupException extends RuntimeException {

    private static final long serialVersionUID = 1;

    SetupException(String message) {
        super(message);
    }
}
