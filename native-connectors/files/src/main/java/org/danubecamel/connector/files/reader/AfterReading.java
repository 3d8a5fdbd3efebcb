package org.danubecamel.connector.files.reader;

/** What becomes of a file when all its records are published and the position after them is stored. */
public enum AfterReading {
    /** It stays where it is. */
    LEAVE,
    /** It is moved into another directory. */
    MOVE,
    /** It is deleted. */
    DELETE
}
