/** What Modelgate costs, beside what a user would pick instead. */
@NullMarked
package dev.modelgate.benchmarks;

import org.jspecify.annotations.NullMarked;
