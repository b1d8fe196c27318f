/**
 * Drift across nights: evidence that grows from one look at the current data to the next, and never alarms more often than
 * it says, however often one looks. Pure; the state is a few numbers per column.
 */
@NullMarked
package dev.modelgate.drift.nights;

import org.jspecify.annotations.NullMarked;
