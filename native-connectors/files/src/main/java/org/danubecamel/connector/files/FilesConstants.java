package org.danubecamel.connector.files;

import org.apache.camel.spi.Metadata;

/** The headers of records that were read. */
public final class FilesConstants {

    @Metadata(label = "consumer", description = "The name of the file", javaType = "String")
    public static final String FILE_NAME = "CamelDanubeFilesName";

    @Metadata(
            label = "consumer",
            description = "The path of the file below the directory, with slashes between",
            javaType = "String")
    public static final String FILE_PATH = "CamelDanubeFilesPath";

    @Metadata(label = "consumer", description = "The number of the record in its file, from 0", javaType = "long")
    public static final String RECORD_NUMBER = "CamelDanubeFilesRecordNumber";

    @Metadata(
            label = "consumer",
            description = "When the file was changed last, in milliseconds since 1970",
            javaType = "long")
    public static final String LAST_MODIFIED = "CamelDanubeFilesLastModified";

    private FilesConstants() {}
}
