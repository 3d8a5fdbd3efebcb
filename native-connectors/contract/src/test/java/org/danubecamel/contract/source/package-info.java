@NullMarked
package org.danubecamel.contract.source;

import org.jspecify.annotations.NullMarked;
