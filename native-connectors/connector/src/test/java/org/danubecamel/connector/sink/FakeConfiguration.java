package org.danubecamel.connector.sink;

/** The options of a sink that has none of its own. */
final class FakeConfiguration extends RecordSinkConfiguration {}
