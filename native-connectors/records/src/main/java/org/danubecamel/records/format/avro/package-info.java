/** Apache Avro: container files, and single values under a given schema. */
@NullMarked
package org.danubecamel.records.format.avro;

import org.jspecify.annotations.NullMarked;
