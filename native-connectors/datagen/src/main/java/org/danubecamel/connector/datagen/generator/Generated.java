package org.danubecamel.connector.datagen.generator;

import org.danubecamel.records.Record;

/**
 * A generated record.
 *
 * @param number its number, 1 for the first
 * @param key the key of its message: messages of one key keep their order
 * @param value the record
 */
public record Generated(long number, String key, Record value) {}
