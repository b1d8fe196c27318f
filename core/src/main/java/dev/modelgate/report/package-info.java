/** The one result that every goal hands to its reader, free of any rendering. */
@NullMarked
package dev.modelgate.report;

import org.jspecify.annotations.NullMarked;
