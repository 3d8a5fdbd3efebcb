/** Protocol Buffers under a given descriptor. */
@NullMarked
package org.danubecamel.records.format.protobuf;

import org.jspecify.annotations.NullMarked;
