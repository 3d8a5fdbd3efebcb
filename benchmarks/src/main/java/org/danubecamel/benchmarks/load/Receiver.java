package org.danubecamel.benchmarks.load;

/** Receives the messages of one subscription and acknowledges each as soon as the listener has returned. */
interface Receiver {

    /** What is called with each message, one after the other. */
    interface Listener {

        /** Called with the payload. */
        void arrived(byte[] payload);
    }

    /** Acknowledges no more, so that the broker's window closes. */
    void hold();

    /** Goes on. */
    void release();
}
