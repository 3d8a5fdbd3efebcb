/** Calls to the admin services. Not for use by others. */
@NullMarked
package org.danubecamel.client.internal.admin;

import org.jspecify.annotations.NullMarked;
