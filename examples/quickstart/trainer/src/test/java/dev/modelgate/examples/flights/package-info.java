/** What the quickstart's trainer promises to whoever runs it. */
@NullMarked
package dev.modelgate.examples.flights;

import org.jspecify.annotations.NullMarked;
