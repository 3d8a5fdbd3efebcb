package org.danubecamel.embedded.storage;

/** The data directory cannot be used, or did not take a change. The message says where, why, and what to do. */
public final class StorageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StorageException(String message) {
        super(message);
    }

    StorageException(String message, Throwable cause) {
        super(message, cause);
    }
}
