package org.danubecamel.connector;

import org.danubecamel.batch.failure.ClassifiedFailure;
import org.danubecamel.batch.failure.FailureKind;

/**
 * A connector is configured in a way that cannot work, or its target is not as the configuration says. The text names all
 * that is wrong. It is about the system: no record is to blame.
 */
public final class ConfigurationException extends IllegalArgumentException implements ClassifiedFailure {

    private static final long serialVersionUID = 1;

    ConfigurationException(String message) {
        super(message);
    }

    @Override
    public FailureKind failureKind() {
        return FailureKind.SYSTEM;
    }
}
