/** The goals as commands. */
@NullMarked
package dev.modelgate.cli;

import org.jspecify.annotations.NullMarked;
