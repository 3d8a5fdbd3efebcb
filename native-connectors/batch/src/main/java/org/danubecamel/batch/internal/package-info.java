/**
 * What parks records, calls the sink and decides about each record; it knows no endpoint. Not part of the API.
 *
 * <p>Time, threads and the sink are given to it, so that a test can drive it through any interleaving.
 */
@NullMarked
package org.danubecamel.batch.internal;

import org.jspecify.annotations.NullMarked;
