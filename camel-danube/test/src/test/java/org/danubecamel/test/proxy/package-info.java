/** The proxies' faults, each with a check that fails where the fault is missing. */
@NullMarked
package org.danubecamel.test.proxy;

import org.jspecify.annotations.NullMarked;
