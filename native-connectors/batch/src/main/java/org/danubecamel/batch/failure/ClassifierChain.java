package org.danubecamel.batch.failure;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What failures say of themselves, then an application's classifier, then the default one. */
final class ClassifierChain implements FailureClassifier {

    private static final Logger LOG = LoggerFactory.getLogger(FailureClassifier.class);

    private final FailureClassifier custom;
    private final DefaultFailureClassifier fallback = new DefaultFailureClassifier();

    ClassifierChain(FailureClassifier custom) {
        this.custom = custom;
    }

    @Override
    public FailureKind classify(Throwable failure) {
        var declared = DefaultFailureClassifier.declared(failure);
        if (declared != null) {
            return declared;
        }
        try {
            var kind = custom.classify(failure);
            if (kind != null && kind != FailureKind.UNKNOWN) {
                return kind;
            }
        } catch (RuntimeException e) {
            LOG.warn("The failure classifier {} failed; the default one decides instead.", custom.getClass(), e);
        }
        return fallback.classify(failure);
    }
}
