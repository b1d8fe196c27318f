/** The goals as Maven goals: a Mojo for each, which says its parameters and nothing else. */
@NullMarked
package dev.modelgate.maven;

import org.jspecify.annotations.NullMarked;
