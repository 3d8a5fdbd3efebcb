package org.danubecamel.connector.files;

/** How the directories are called that fields make. */
public enum PartitionStyle {
    /** As Hive has it: {@code country=DE}. */
    HIVE,
    /** The value alone: {@code DE}. */
    VALUE
}
