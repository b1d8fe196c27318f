/** The goals, and the composition root that gives each of them its ports. */
@NullMarked
package dev.modelgate.app;

import org.jspecify.annotations.NullMarked;
