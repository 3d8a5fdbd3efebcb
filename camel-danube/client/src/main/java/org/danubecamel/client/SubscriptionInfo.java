package org.danubecamel.client;

import org.jspecify.annotations.Nullable;

/**
 * What the admin services tell of one subscription.
 *
 * @param failurePolicy the policy that is stored for it, null if there is none, as before its first consumer unless
 *     somebody set one; the one in force where its last consumer came after whoever set one
 * @param exists whether it surely exists; false for one that does not, or is of type {@code EXCLUSIVE}, because brokers do
 *     not tell these two apart
 */
public record SubscriptionInfo(@Nullable FailurePolicy failurePolicy, boolean exists) {}
