package org.danubecamel.embedded;

/** A producer's name on a topic. Whoever asks with the same name gets the same one. */
record Producer(long id, String name, Topic topic) {}
