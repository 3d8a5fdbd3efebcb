package org.danubecamel.test.delivery;

/**
 * Names one message of a run. The messages of one producer and key are numbered from 0 in the order of sending; there is
 * no order between producers.
 *
 * @param producer the id of the producer, without white space
 * @param key which of the producer's keys, without white space
 * @param sequence the number, from 0
 */
record MessageId(String producer, String key, long sequence) {

    /** Returns the lane within which messages keep their order, which is their key on the wire. */
    String lane() {
        return producer + "." + key;
    }

    /** Returns such as {@code p0.k3#17}. */
    @Override
    public String toString() {
        return lane() + "#" + sequence;
    }
}
