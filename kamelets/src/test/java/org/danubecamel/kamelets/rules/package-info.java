/** The rules that every Kamelet of this module keeps, and the proof that each rule can fail. */
@NullMarked
package org.danubecamel.kamelets.rules;

import org.jspecify.annotations.NullMarked;
