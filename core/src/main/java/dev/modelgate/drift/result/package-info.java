/** What evidence of drift says of data and columns, and how that is put in words and figures. */
@NullMarked
package dev.modelgate.drift.result;

import org.jspecify.annotations.NullMarked;
