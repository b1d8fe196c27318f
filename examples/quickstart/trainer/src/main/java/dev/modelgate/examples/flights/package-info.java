/** The quickstart's own training code: it knows nothing of Modelgate but the files that it writes for it. */
@NullMarked
package dev.modelgate.examples.flights;

import org.jspecify.annotations.NullMarked;
