/** Values as JSON, for the JSON formats and wherever another format has text only. */
@NullMarked
package org.danubecamel.records.json;

import org.jspecify.annotations.NullMarked;
