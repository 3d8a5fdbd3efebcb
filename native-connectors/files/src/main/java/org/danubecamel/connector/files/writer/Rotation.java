package org.danubecamel.connector.files.writer;

import java.time.Duration;
import java.time.Instant;

/**
 * When a file is finished. Zero for a bound that does not count.
 *
 * @param bytes when it has so many bytes
 * @param records when it has so many records
 * @param interval when it was begun so long ago; with zero, each call finishes its files
 * @param idle when nothing has been added to it for so long
 */
public record Rotation(long bytes, long records, Duration interval, Duration idle) {

    boolean isFull(OpenFile file) {
        return (bytes > 0 && file.bytes() >= bytes) || (records > 0 && file.records() >= records);
    }

    boolean isDue(OpenFile file, Instant now) {
        return !now.isBefore(file.opened().plus(interval))
                || (!idle.isZero() && !now.isBefore(file.touched().plus(idle)));
    }
}
