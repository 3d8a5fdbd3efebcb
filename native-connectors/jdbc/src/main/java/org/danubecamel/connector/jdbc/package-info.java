/**
 * The Camel component {@code danube-jdbc:}, which writes batches of records to a table of a SQL database, and reads the rows
 * of one. Start at {@link org.danubecamel.connector.jdbc.JdbcComponent}; the options are in
 * {@link org.danubecamel.connector.jdbc.JdbcConfiguration}. What differs between databases is behind {@code Dialect}.
 */
@NullMarked
package org.danubecamel.connector.jdbc;

import org.jspecify.annotations.NullMarked;
