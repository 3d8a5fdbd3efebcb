/**
 * The positioned source: read, publish, then store the position. A connector implements
 * {@link org.danubecamel.connector.source.PositionedSource} and
 * {@link org.danubecamel.connector.source.PositionedReader}, which know no Camel, and its endpoint makes a
 * {@link org.danubecamel.connector.source.PositionedConsumer} of them; the options are in
 * {@link org.danubecamel.connector.source.SourceConfiguration}.
 *
 * <p>A position is stored only after the exchanges of all records before it have completed successfully, or their records
 * are dead letters that are stored. So nothing is lost, and after a crash no more records come again than were in flight.
 */
@NullMarked
package org.danubecamel.connector.source;

import org.jspecify.annotations.NullMarked;
