/** The report that is made of evidence of drift. */
@NullMarked
package dev.modelgate.drift.report;

import org.jspecify.annotations.NullMarked;
