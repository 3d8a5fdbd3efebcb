/** Records to the columns of a target: selected, renamed, from nested paths, with constants and the message's metadata. */
@NullMarked
package org.danubecamel.records.mapping;

import org.jspecify.annotations.NullMarked;
