package org.danubecamel.connector.datagen;

import org.apache.camel.Exchange;
import org.apache.camel.spi.Metadata;

/** The headers of what {@code danube-datagen:} gives. */
public final class DatagenConstants {

    @Metadata(
            label = "consumer",
            description = "The key of the message: messages of one key keep their order",
            javaType = "String")
    public static final String KEY = "CamelDanubeKey";

    @Metadata(label = "consumer", description = "The number of the record, 1 for the first", javaType = "Long")
    public static final String NUMBER = "CamelDanubeDatagenNumber";

    @Metadata(label = "consumer", description = "The name of the stream: the option streamName", javaType = "String")
    public static final String STREAM = "CamelDanubeDatagenStream";

    @Metadata(label = "consumer", description = "The media type of the body", javaType = "String")
    public static final String CONTENT_TYPE = Exchange.CONTENT_TYPE;

    static final String SCHEME = "danube-datagen";

    private DatagenConstants() {}
}
