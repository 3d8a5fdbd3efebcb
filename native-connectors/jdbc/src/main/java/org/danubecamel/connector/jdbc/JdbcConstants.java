package org.danubecamel.connector.jdbc;

import org.apache.camel.Exchange;
import org.apache.camel.spi.Metadata;

/** The headers of the messages that {@code danube-jdbc:} reads. */
public final class JdbcConstants {

    /** The scheme of the endpoint URIs. */
    static final String SCHEME = "danube-jdbc";

    @Metadata(
            label = "consumer",
            description = "The primary key of the row as text; of several columns as a JSON object. Also the key of a"
                    + " Danube message, if it is sent to danube:.",
            javaType = "String")
    public static final String KEY = "CamelDanubeKey";

    @Metadata(label = "consumer", description = "What the body is: application/json", javaType = "String")
    public static final String CONTENT_TYPE = Exchange.CONTENT_TYPE;

    private JdbcConstants() {}
}
