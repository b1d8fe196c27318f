/** The renderings of a {@link dev.modelgate.report.Report}: JSON, which is the contract, and what people read. */
@NullMarked
package dev.modelgate.reports;

import org.jspecify.annotations.NullMarked;
