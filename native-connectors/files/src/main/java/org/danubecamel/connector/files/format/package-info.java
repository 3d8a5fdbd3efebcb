/** How records stand in files: one description for what is written, what is read, and what is rebuilt after a crash. */
@NullMarked
package org.danubecamel.connector.files.format;

import org.jspecify.annotations.NullMarked;
