/** What surrounds a step while it runs: clock, events, cancellation and seed. */
@NullMarked
package dev.modelgate.run;

import org.jspecify.annotations.NullMarked;
