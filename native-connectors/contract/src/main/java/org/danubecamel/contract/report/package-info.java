/** What a contract suite found out about a connector, for people and for the catalogue. */
@NullMarked
package org.danubecamel.contract.report;

import org.jspecify.annotations.NullMarked;
