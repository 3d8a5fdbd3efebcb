package org.danubecamel.component;

/**
 * What an endpoint says about messages that fail.
 *
 * @param subscription that they are received through
 * @param maximumRedeliveries how often a message is tried again before {@code onFailure}
 * @param delay how long it waits before
 * @param onFailure what becomes of it then
 * @param maxDeadLetterRate how many may become dead letters in a minute, 0 for any number
 */
record FailureRules(
        String subscription, int maximumRedeliveries, RetryDelay delay, OnFailure onFailure, int maxDeadLetterRate) {}
