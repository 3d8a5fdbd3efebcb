package org.danubecamel.contract.crash;

/**
 * That a message came to where it belongs.
 *
 * @param number of the message
 * @param life of the process that brought it there
 */
public record Copy(long number, int life) {}
