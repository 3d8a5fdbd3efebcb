/**
 * The {@code danube-files:} component: records to files of all formats, and back. What is written is in
 * {@link org.danubecamel.connector.files.writer}, what is read in {@link org.danubecamel.connector.files.reader}.
 */
@NullMarked
package org.danubecamel.connector.files;

import org.jspecify.annotations.NullMarked;
