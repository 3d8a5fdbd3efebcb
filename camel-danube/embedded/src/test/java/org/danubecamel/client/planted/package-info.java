/** A planted defect for the architecture test. */
@NullMarked
package org.danubecamel.client.planted;

import org.jspecify.annotations.NullMarked;
