/** Apache Parquet. Needs {@code org.apache.parquet:parquet-hadoop} on the class path, and nothing of Hadoop. */
@NullMarked
package org.danubecamel.records.format.parquet;

import org.jspecify.annotations.NullMarked;
