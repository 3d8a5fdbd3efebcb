package org.danubecamel.batch.failure;

import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a failure is about. An application that knows its exceptions better than
 * {@link DefaultFailureClassifier} puts one such bean into Camel's registry.
 */
@FunctionalInterface
public interface FailureClassifier {

    /**
     * Classifies a failure. Called on any thread, at any time, by several threads at once; must not block.
     *
     * @param failure what was thrown; its causes are the classifier's to look at
     * @return what the failure is about; null or {@code UNKNOWN} leaves the decision to {@link DefaultFailureClassifier}
     */
    @Nullable FailureKind classify(Throwable failure);

    /**
     * Returns the classifier in force in {@code context}: what an exception says of itself by {@link ClassifiedFailure},
     * then the bean of this type in the registry, then {@link DefaultFailureClassifier}. It never returns null.
     *
     * @throws IllegalStateException if there are several beans of this type
     */
    static FailureClassifier of(CamelContext context) {
        var beans = context.getRegistry().findByType(FailureClassifier.class);
        if (beans.size() > 1) {
            throw new IllegalStateException("DNB-3001 There are " + beans.size()
                    + " beans of type FailureClassifier in the registry, and at most one is allowed: "
                    + context.getRegistry()
                            .findByTypeWithName(FailureClassifier.class)
                            .keySet()
                    + ". Remove all but one, or name one in the option failureClassifier.");
        }
        return of(beans.isEmpty() ? null : beans.iterator().next());
    }

    /** Returns a classifier as {@link #of(CamelContext)} does, with {@code custom} instead of a bean. */
    static FailureClassifier of(@Nullable FailureClassifier custom) {
        return custom == null ? new DefaultFailureClassifier() : new ClassifierChain(custom);
    }
}
